using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Http;

/// <summary>Uploads through the app: for browsers, and whoever has no access to storage.</summary>
public sealed class UploadsApi(ArticleUploads uploads, ProblemBoundary boundary)
{
    private const string Name = "name";
    private const string Overwrite = "overwrite";

    /// <summary>
    /// <c>PUT /api/articles?name=</c>: stores the body as an original, as it comes; 201 with the article's address, which answers once it
    /// has been read.
    /// </summary>
    [Function(nameof(PutArticle))]
    public Task<IResult> PutArticle(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/articles")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                if (Check(request, out string name, out bool overwrite) is { } error)
                {
                    return Problems.BadQuery([error]);
                }

                if (request.ContentLength > ArticleUploads.MaxBytes)
                {
                    return Problems.UploadTooLarge(ArticleUploads.MaxBytes);
                }

                // The server's own limit is lower and would cut the connection; ours is told.
                if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                {
                    limit.MaxRequestBodySize = null;
                }

                try
                {
                    string type = string.IsNullOrWhiteSpace(request.ContentType) ? MediaTypeNames.Application.Octet : request.ContentType;
                    StoredUpload stored = await uploads.StoreAsync(name, type, request.Body, overwrite, cancellation);
                    request.HttpContext.Response.Headers.Location = $"/api/articles/{stored.Id}";
                    return Results.Json(
                        stored,
                        ApiJson.Api.StoredUpload,
                        statusCode: stored.Replaced ? StatusCodes.Status200OK : StatusCodes.Status201Created
                    );
                }
                catch (ArticleExistsException)
                {
                    return Problems.NameTaken(name);
                }
                catch (UploadTooLargeException)
                {
                    return Problems.UploadTooLarge(ArticleUploads.MaxBytes);
                }
            },
            cancellationToken
        );

    private static QueryError? Check(HttpRequest request, out string name, out bool overwrite)
    {
        name = "";
        overwrite = false;
        foreach ((string parameter, string value) in request.QueryParameters())
        {
            switch (parameter)
            {
                case Name when name.Length == 0:
                    name = value;
                    break;
                case Overwrite when bool.TryParse(value, out overwrite):
                    break;
                case Overwrite:
                    return new QueryError(
                        parameter,
                        $"'{value}' is neither true nor false.",
                        "Send overwrite=true to replace an article of that name."
                    );
                case Name:
                    return new QueryError(parameter, "It is given more than once.", "Send one name.");
                default:
                    return new QueryError(parameter, "There is no such parameter.", $"The parameters are: {Name}, {Overwrite}.");
            }
        }

        return ArticleName.Check(name) is { } rejection
            ? new QueryError(Name, rejection.Reason, "It may have slashes, as in 2026/11/strike.txt.")
            : null;
    }
}
