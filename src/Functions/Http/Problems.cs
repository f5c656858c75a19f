using Microsoft.AspNetCore.Http;
using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Http;

/// <summary>The errors of the API as RFC 9457 problem documents, each naming what was wrong and what to do.</summary>
internal static class Problems
{
    public static IResult BadQuery(IReadOnlyList<QueryError> errors) =>
        Results.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: "The query cannot be understood.",
            detail: string.Join(' ', errors.Select(error => $"{error.Parameter}: {error.Problem} {error.Fix}")),
            extensions: Extensions("errors", errors.Select(Describe).ToArray())
        );

    public static IResult NoArticle(string id) =>
        Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "There is no such article.",
            detail: $"No article has the id '{id}'. GET /api/articles lists the ids; an article uploaded a moment ago "
                + "may not be indexed yet."
        );

    public static IResult NoEntity(ProfileQuery query) =>
        Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "There is no such name.",
            detail: $"No article names '{query.Name}', or none of that type and those days. GET /api/entities?prefix= "
                + "lists the names there are."
        );

    public static IResult NoPoison(IReadOnlyList<string> ids) =>
        Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "There is no such message.",
            detail: $"No poison queue has a message {string.Join(" or ", ids)}: it may have been retried already. GET "
                + "/api/poison lists the messages there are."
        );

    public static IResult Rejected(ArticleSummary summary) =>
        Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "The upload was rejected.",
            detail: $"{summary.Name}: {summary.Rejection?.Reason}",
            extensions: Extensions("rejection", summary.Rejection?.Code ?? "")
        );

    public static IResult Batch(ArticleSummary summary) =>
        Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "The upload is a batch.",
            detail: $"{summary.Name} has no text of its own: each of its {summary.Batch?.Records} records is an article "
                + $"of its own, called '{summary.Name}/…'."
        );

    public static IResult NameTaken(string name) =>
        Results.Problem(
            statusCode: StatusCodes.Status409Conflict,
            title: "There is an article of that name.",
            detail: $"'{name}' exists. Send overwrite=true to replace it, or choose another name."
        );

    public static IResult UploadTooLarge(long limit) =>
        Results.Problem(
            statusCode: StatusCodes.Status413PayloadTooLarge,
            title: "The upload is too large.",
            detail: $"An upload through the app may have {limit} bytes. Split it, or write it to the container as a "
                + "blob: that has no such limit.",
            extensions: Extensions("limit", limit)
        );

    public static IResult BadRequest(int status, string detail) =>
        Results.Problem(statusCode: status, title: "The request cannot be read.", detail: detail);

    public static IResult McpTakesJson() =>
        Results.Problem(
            statusCode: StatusCodes.Status415UnsupportedMediaType,
            title: "The body is not JSON.",
            detail: "The Model Context Protocol sends JSON-RPC messages as application/json. Connect with a client of the protocol."
        );

    public static IResult NoMcpSession() =>
        Results.Problem(
            statusCode: StatusCodes.Status405MethodNotAllowed,
            title: "There is no stream and no session.",
            detail: "The server is stateless: it only answers POST. Connect with a client of the Model Context Protocol."
        );

    public static IResult StorageUnavailable() =>
        Results.Problem(
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "The storage account does not answer.",
            detail: "Try again in a moment. On a laptop, check that Azurite is running."
        );

    public static IResult IndexNotReady(string detail) =>
        Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The archive is not ready yet.", detail: detail);

    public static IResult Unexpected(string traceId) =>
        Results.Problem(
            statusCode: StatusCodes.Status500InternalServerError,
            title: "The request failed.",
            detail: $"This is a fault of the service, not of the request. The log has the error under trace id {traceId}."
        );

    private static Dictionary<string, object> Describe(QueryError error)
    {
        var described = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["parameter"] = error.Parameter,
            ["problem"] = error.Problem,
            ["fix"] = error.Fix,
        };
        if (error is { Position: { } position, Length: { } length })
        {
            described["position"] = position;
            described["length"] = length;
        }

        return described;
    }

    private static Dictionary<string, object?> Extensions(string name, object value) => new(StringComparer.Ordinal) { [name] = value };
}
