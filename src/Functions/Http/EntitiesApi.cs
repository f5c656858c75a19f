using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http.Lists;

namespace Pipeline.Functions.Http;

/// <summary>The names in all articles.</summary>
public sealed class EntitiesApi(ArticleCatalog catalog, ProblemBoundary boundary)
{
    /// <summary><c>GET /api/entities</c>: the names that begin with something, the most named first.</summary>
    [Function(nameof(ListEntities))]
    public Task<IResult> ListEntities(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/entities")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                if (!EntityQuery.TryParse(request.QueryParameters(), out EntityQuery? query, out IReadOnlyList<QueryError> errors))
                {
                    return Problems.BadQuery(errors);
                }

                KnownEntities known = await catalog.EntitiesAsync(query, cancellation);
                return ListAnswer.Of(
                    request,
                    known,
                    ApiJson.Catalog.KnownEntities,
                    known.Items,
                    ApiJson.Catalog.KnownEntity,
                    CsvColumns.Entity
                );
            },
            cancellationToken
        );
}
