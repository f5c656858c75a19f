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
                if (!ListShapes.Timeline.TryRead(request, TimelineQuery.TryParse, out Asked<TimelineQuery>? asked, out IResult? problem))
                {
                    return problem;
                }

                return ListShapes.Timeline.Write(request, asked.Form, await catalog.TimelineAsync(asked.Query, cancellation));
            },
            cancellationToken
        );
}
