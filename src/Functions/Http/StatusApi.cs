using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Upkeep;

namespace Pipeline.Functions.Http;

/// <summary>How the pipeline is doing.</summary>
public sealed class StatusApi(ArticleCatalog catalog, CatalogStore store, PoisonQueues poison, ProblemBoundary boundary)
{
    private static Health Healthy => new("ok", Metadata.MetadataExtractor.Version);

    /// <summary><c>GET /api/status</c>: articles per status, messages per queue.</summary>
    [Function(nameof(GetStatus))]
    public Task<IResult> GetStatus(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/status")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation => ApiJson.Of(await catalog.StatusAsync(cancellation), ApiJson.Catalog.StatusReport),
            cancellationToken
        );

    /// <summary><c>GET /api/poison</c>: the messages that failed too often, with what they are about. Takes none away.</summary>
    [Function(nameof(ListPoison))]
    public Task<IResult> ListPoison(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/poison")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation => ApiJson.Of(await poison.ListAsync(cancellation), ApiJson.Catalog.PoisonList),
            cancellationToken
        );

    /// <summary>
    /// <c>POST /api/poison/retry</c>: has the messages that failed too often tried again, a thousand a call, or those named by <c>id</c>.
    /// </summary>
    [Function(nameof(RetryPoison))]
    public Task<IResult> RetryPoison(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/poison/retry")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                string[] ids = [.. request.Query["id"].OfType<string>().Where(static id => id.Length > 0)];
                if (ids.Length == 0)
                {
                    return ApiJson.Of(await poison.RetryAsync(null, cancellation), ApiJson.Catalog.RetryReport);
                }

                var report = new RetryReport(0, 0);
                foreach (string id in ids)
                {
                    RetryReport one = await poison.RetryAsync(id, cancellation);
                    report = new RetryReport(report.Retried + one.Retried, report.Failed + one.Failed);
                }

                return report is { Retried: 0, Failed: 0 } ? Problems.NoPoison(ids) : ApiJson.Of(report, ApiJson.Catalog.RetryReport);
            },
            cancellationToken
        );

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
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                await store.AskAsync(cancellation);
                return ApiJson.Of(Healthy, ApiJson.Api.Health);
            },
            cancellationToken
        );
}
