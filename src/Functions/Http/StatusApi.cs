using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;

namespace Pipeline.Functions.Http;

/// <summary>How the pipeline is doing.</summary>
public sealed class StatusApi(ArticleCatalog catalog, PoisonQueues poison, ProblemBoundary boundary)
{
    /// <summary><c>GET /api/status</c>: articles per status, messages per queue.</summary>
    [Function(nameof(GetStatus))]
    public Task<IResult> GetStatus(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/status")] HttpRequest request,
        CancellationToken cancellationToken) => boundary.RunAsync(request, async () =>
            ApiJson.Of(await catalog.StatusAsync(cancellationToken), ApiJson.Catalog.StatusReport));

    /// <summary><c>POST /api/poison/retry</c>: has the messages that failed too often tried again, a thousand a call.</summary>
    [Function(nameof(RetryPoison))]
    public Task<IResult> RetryPoison(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/poison/retry")] HttpRequest request,
        CancellationToken cancellationToken) => boundary.RunAsync(request, async () =>
            ApiJson.Of(await poison.RetryAsync(cancellationToken), ApiJson.Catalog.RetryReport));

    /// <summary><c>GET /api/health</c>: 200 while the app runs. Asks nothing of storage and needs no key.</summary>
    [Function(nameof(GetHealth))]
    public IResult GetHealth([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request)
    {
        _ = request;
        return ApiJson.Of(new Health("ok", Metadata.MetadataExtractor.Version), ApiJson.Api.Health);
    }
}
