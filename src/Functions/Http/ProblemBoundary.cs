using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pipeline.Catalog;
using Pipeline.Functions.Storage;

namespace Pipeline.Functions.Http;

/// <summary>
/// Runs the work of an HTTP function within its time, writes its result, and turns what escapes from either into a problem document, so
/// that no caller sees an exception or waits for storage that hangs.
/// </summary>
/// <param name="budget">How long a query may take. A change has no such limit: it takes as long as there is something to do, and each
/// storage request in it has a time of its own.</param>
/// <param name="logger">Gets what the caller does not see.</param>
public sealed partial class ProblemBoundary(RequestBudget budget, ILogger<ProblemBoundary> logger)
{
    private readonly ILogger _logger = logger;

    /// <summary>Runs the work.</summary>
    /// <param name="request">The request it answers.</param>
    /// <param name="work">The work; its token is set when the time is up, too.</param>
    /// <param name="cancellationToken">Set when the client has gone or the host stops.</param>
    /// <returns>Its result, or a problem: 503 when storage does not answer in time, 500 for anything else.</returns>
    public async Task<IResult> RunAsync(
        HttpRequest request,
        Func<CancellationToken, Task<IResult>> work,
        CancellationToken cancellationToken
    )
    {
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        var timing = new ServerTiming();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.HttpContext.RequestAborted);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            time.CancelAfter(budget.Time);
        }

        try
        {
            IResult result = await work(time.Token);
            timing.Write(request.HttpContext.Response);
            return new GuardedResult(result, this);
        }
#pragma warning disable CA1031 // The boundary: whatever is left is logged and answered.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            timing.Write(request.HttpContext.Response);
            return ProblemOf(exception, request, cancellationToken);
        }
    }

    private IResult ProblemOf(Exception exception, HttpRequest request, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case OperationCanceledException
                when request.HttpContext.RequestAborted.IsCancellationRequested || cancellationToken.IsCancellationRequested:
                return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);

            case BadHttpRequestException bad:
                return Problems.BadRequest(bad.StatusCode, bad.Message);

            case IndexNotReadyException:
                request.HttpContext.Response.Headers.RetryAfter = "30";
                return Problems.IndexNotReady(exception.Message);

            case Exception when StorageOutage.Is(exception):
                Log.StorageUnavailable(_logger, exception, request.Path);
                request.HttpContext.Response.Headers.RetryAfter = "5";
                return Problems.StorageUnavailable();

            default:
                Log.Unexpected(_logger, exception, request.Path);
                return Problems.Unexpected(request.HttpContext.TraceIdentifier);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Storage does not answer ({Path}).")]
        public static partial void StorageUnavailable(ILogger logger, Exception exception, PathString path);

        [LoggerMessage(2, LogLevel.Error, "The request failed ({Path}).")]
        public static partial void Unexpected(ILogger logger, Exception exception, PathString path);

        [LoggerMessage(3, LogLevel.Error, "The answer broke off after it had begun ({Path}).")]
        public static partial void BrokeOff(ILogger logger, Exception exception, PathString path);
    }

    /// <summary>A result whose writing is guarded as the work is: it runs after the function has returned.</summary>
    private sealed class GuardedResult(IResult result, ProblemBoundary boundary) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            try
            {
                await result.ExecuteAsync(httpContext);
            }
#pragma warning disable CA1031 // The boundary: whatever is left is logged and answered.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (!httpContext.Response.HasStarted)
                {
                    httpContext.Response.Clear();
                    await boundary.ProblemOf(exception, httpContext.Request, CancellationToken.None).ExecuteAsync(httpContext);
                    return;
                }

                // Too late for another status: a connection that ends early is how the client learns that something is missing.
                Log.BrokeOff(boundary._logger, exception, httpContext.Request.Path);
                httpContext.Abort();
            }
        }
    }
}
