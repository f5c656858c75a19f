using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http.Lists;

namespace Pipeline.Functions.Http;

/// <summary>How many articles there are, day by day.</summary>
public sealed class TimelineApi(ArticleCatalog catalog, ProblemBoundary boundary)
{
    /// <summary><c>GET /api/timeline</c>: how many articles meet every condition per interval, newest first.</summary>
    [Function(nameof(GetTimeline))]
    public Task<IResult> GetTimeline(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/timeline")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                if (!TimelineQuery.TryParse(request.QueryParameters(), out TimelineQuery? query, out IReadOnlyList<QueryError> errors))
                {
                    return Problems.BadQuery(errors);
                }

                Timeline timeline = await catalog.TimelineAsync(query, cancellation);
                return ListAnswer.Of(
                    request,
                    timeline,
                    ApiJson.Catalog.Timeline,
                    timeline.Items,
                    ApiJson.Catalog.IntervalCount,
                    CsvColumns.Interval
                );
            },
            cancellationToken
        );
}
