using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Http;

/// <summary>Runs the work of an HTTP function and turns what escapes it into a problem document, so that no caller sees an exception.</summary>
/// <param name="logger">Gets what the caller does not see.</param>
public sealed partial class ProblemBoundary(ILogger<ProblemBoundary> logger)
{
    /// <summary>Runs the work.</summary>
    /// <param name="request">The request it answers.</param>
    /// <param name="work">The work.</param>
    /// <returns>Its result, or a problem: 503 when storage does not answer, 500 for anything else.</returns>
    public async Task<IResult> RunAsync(HttpRequest request, Func<Task<IResult>> work)
    {
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception exception) when (IsStorageOutage(exception))
        {
            Log.StorageUnavailable(logger, exception, request.Path);
            request.HttpContext.Response.Headers.RetryAfter = "5";
            return Problems.StorageUnavailable();
        }
#pragma warning disable CA1031 // The boundary: whatever is left is logged and answered.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Unexpected(logger, exception, request.Path);
            return Problems.Unexpected(request.HttpContext.TraceIdentifier);
        }
    }

    // Status 0 is no answer at all; after its retries the client wraps several in an AggregateException.
    private static bool IsStorageOutage(Exception exception) => exception switch
    {
        RequestFailedException failed => failed.Status is 0 or 429 or >= 500,
        AggregateException several => several.InnerExceptions.All(IsStorageOutage),
        _ => false,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Storage does not answer ({Path}).")]
        public static partial void StorageUnavailable(ILogger logger, Exception exception, PathString path);

        [LoggerMessage(2, LogLevel.Error, "The request failed ({Path}).")]
        public static partial void Unexpected(ILogger logger, Exception exception, PathString path);
    }
}
