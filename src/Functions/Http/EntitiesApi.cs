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
                if (!ListShapes.Entities.TryRead(request, EntityQuery.TryParse, out Asked<EntityQuery>? asked, out IResult? problem))
                {
                    return problem;
                }

                return ListShapes.Entities.Write(request, asked.Form, await catalog.EntitiesAsync(asked.Query, cancellation));
            },
            cancellationToken
        );

    /// <summary><c>GET /api/entities/{name}</c>: what the articles say of one person, organisation or place.</summary>
    [Function(nameof(GetEntity))]
    public Task<IResult> GetEntity(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/entities/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                if (!ProfileQuery.TryParse(name, request.QueryParameters(), out ProfileQuery? query, out IReadOnlyList<QueryError> errors))
                {
                    return Problems.BadQuery(errors);
                }

                return await catalog.ProfileAsync(query, cancellation) is { } profile
                    ? ApiJson.Of(profile, ApiJson.Catalog.EntityProfile)
                    : Problems.NoEntity(query);
            },
            cancellationToken
        );
}
