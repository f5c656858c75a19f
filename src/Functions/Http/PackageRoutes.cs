using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pipeline.Functions.Http;

/// <summary>
/// The routes that a package for ASP.NET Core maps. Functions have routes of their own, so a package's are made apart, and called.
/// </summary>
/// <param name="services">The app's services.</param>
internal sealed class PackageRoutes(IServiceProvider services) : IEndpointRouteBuilder
{
    /// <inheritdoc/>
    public IServiceProvider ServiceProvider => services;

    /// <inheritdoc/>
    public ICollection<EndpointDataSource> DataSources { get; } = [];

    /// <inheritdoc/>
    public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);

    /// <summary>What answers for the one route whose path ends so.</summary>
    /// <param name="path">The end of the path.</param>
    public RequestDelegate Find(string path) =>
        DataSources
            .SelectMany(static source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Single(endpoint => endpoint.RoutePattern.RawText?.EndsWith(path, StringComparison.Ordinal) == true)
            .RequestDelegate!;
}
