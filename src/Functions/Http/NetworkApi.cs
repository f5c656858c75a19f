using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http.Lists;

namespace Pipeline.Functions.Http;

/// <summary>The names and places of many articles at once.</summary>
public sealed class NetworkApi(ArticleCatalog catalog, ProblemBoundary boundary)
{
    /// <summary><c>GET /api/network</c>: names that appear together in the articles that meet every condition.</summary>
    [Function(nameof(GetNetwork))]
    public Task<IResult> GetNetwork(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/network")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                if (!ListShapes.Network.TryRead(request, NetworkQuery.TryParse, out Asked<NetworkQuery>? asked, out IResult? problem))
                {
                    return problem;
                }

                return ListShapes.Network.Write(request, asked.Form, await catalog.NetworkAsync(asked.Query, cancellation));
            },
            cancellationToken
        );

    /// <summary><c>GET /api/places</c>: the places that the articles that meet every condition name, as GeoJSON.</summary>
    [Function(nameof(GetPlaces))]
    public Task<IResult> GetPlaces(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/places")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        boundary.RunAsync(
            request,
            async cancellation =>
            {
                if (!ListShapes.Places.TryRead(request, PlacesQuery.TryParse, out Asked<PlacesQuery>? asked, out IResult? problem))
                {
                    return problem;
                }

                return ListShapes.Places.Write(request, asked.Form, await catalog.PlacesAsync(asked.Query, cancellation));
            },
            cancellationToken
        );
}
