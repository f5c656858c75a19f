using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;

namespace Pipeline.Functions.Http;

/// <summary>How the pipeline is doing.</summary>
public sealed class StatusApi(ArticleCatalog catalog, CatalogStore store, PoisonQueues poison, ProblemBoundary boundary)
{
    private static Health Healthy => new("ok", Metadata.MetadataExtractor.Version);

    /// <summary><c>GET /api/status</c>: articles per status, messages per queue.</summary>
    [Function(nameof(GetStatus))]
    public Task<IResult> GetStatus(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/status")] HttpRequest request,
        CancellationToken cancellationToken) => boundary.RunAsync(request, async cancellation =>
            ApiJson.Of(await catalog.StatusAsync(cancellation), ApiJson.Catalog.StatusReport), cancellationToken);

    /// <summary><c>POST /api/poison/retry</c>: has the messages that failed too often tried again, a thousand a call.</summary>
    [Function(nameof(RetryPoison))]
    public Task<IResult> RetryPoison(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/poison/retry")] HttpRequest request,
        CancellationToken cancellationToken) => boundary.RunAsync(request, async cancellation =>
            ApiJson.Of(await poison.RetryAsync(cancellation), ApiJson.Catalog.RetryReport), cancellationToken);

    /// <summary><c>GET /api/health</c>: 200 while the app runs. Asks nothing of storage and needs no key.</summary>
    [Function(nameof(GetHealth))]
    public IResult GetHealth([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request)
    {
        _ = request;
        return ApiJson.Of(Healthy, ApiJson.Api.Health);
    }

    /// <summary><c>GET /api/health/ready</c>: 200 when storage answers, 503 when it does not. Needs no key.</summary>
    [Function(nameof(GetReadiness))]
    public Task<IResult> GetReadiness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/ready")] HttpRequest request,
        CancellationToken cancellationToken) => boundary.RunAsync(request, async cancellation =>
        {
            await store.AskAsync(cancellation);
            return ApiJson.Of(Healthy, ApiJson.Api.Health);
        }, cancellationToken);
}
