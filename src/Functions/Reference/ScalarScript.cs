using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Http;
using Scalar.AspNetCore;

namespace Pipeline.Functions.Reference;

/// <summary>Scalar's script, which its package for ASP.NET Core carries: nothing is loaded from elsewhere.</summary>
public sealed class ScalarScript : IResult
{
    private readonly RequestDelegate _script;

    /// <summary>Finds it among the routes of the package.</summary>
    /// <param name="services">The app's services.</param>
    public ScalarScript(IServiceProvider services)
    {
        var routes = new PackageRoutes(services);
        routes.MapScalarApiReference();
        _script = routes.Find("scalar.js");
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => _script(httpContext);
}
