using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Mcp;

/// <summary>Answers as the route of the ModelContextProtocol package would.</summary>
public sealed class McpRoute : IResult
{
    private readonly RequestDelegate _post;

    /// <summary>Makes the package's route.</summary>
    /// <param name="services">The app's services.</param>
    public McpRoute(IServiceProvider services)
    {
        var routes = new PackageRoutes(services);
        routes.MapMcp();
        _post = routes.Find("");
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => _post(httpContext);
}
