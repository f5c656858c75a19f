using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Hosting.Discovery;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Keys;
using Pipeline.Functions.Local.Hosting.Settings;

namespace Pipeline.Functions.Local.Hosting.Http;

/// <summary>Puts HTTP functions on their routes.</summary>
internal sealed class HttpFunctions(FunctionRunner runner, HostSettings settings, KeyGate keys, HttpLimits limits)
{
    /// <summary>The route of a function, prefix included.</summary>
    /// <param name="function">The function.</param>
    /// <param name="routePrefix">The prefix of host.json.</param>
    /// <exception cref="FunctionException">The template cannot be read, or belongs to the host.</exception>
    public static RoutePattern RouteOf(FunctionDescriptor function, string routePrefix)
    {
        var route = (((HttpTriggerAttribute)function.Trigger).Route ?? function.Name).TrimStart('/');
        var whole = routePrefix.Length == 0 ? route : $"{routePrefix}/{route}";
        if (whole.StartsWith("admin/", StringComparison.OrdinalIgnoreCase) || whole.StartsWith("runtime/", StringComparison.OrdinalIgnoreCase))
        {
            throw new FunctionException($"its route \"{whole}\" belongs to the host. Choose one that does not begin with admin/ or runtime/");
        }

        try
        {
            return RoutePatternFactory.Parse(whole);
        }
        catch (RoutePatternException error)
        {
            throw new FunctionException($"its route \"{route}\" cannot be read: {error.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Adds a function's endpoint.</summary>
    public void Map(IEndpointRouteBuilder endpoints, LoadedFunction function)
    {
        var methods = ((HttpTriggerAttribute)function.Descriptor.Trigger).Methods ?? [];
        var endpoint = endpoints.Map(RouteOf(function.Descriptor, settings.Http.RoutePrefix), http => HandleAsync(http, function))
            .WithDisplayName(function.Name)
            .WithMetadata(HostEndpoint.Instance);
        if (methods.Length > 0)
        {
            endpoint.WithMetadata(new HttpMethodMetadata(methods));
        }
    }

    /// <summary>Runs a function for a request that someone describes by hand; its answer goes nowhere.</summary>
    /// <param name="function">The function.</param>
    /// <param name="services">The services of the app.</param>
    /// <param name="input">The body of the request.</param>
    public async Task RunByHandAsync(LoadedFunction function, IServiceScopeFactory services, string input)
    {
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = HttpMethods.Post;
        http.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input));
        await runner.RunAsync(function, new Trigger(http, "http, by hand"), CancellationToken.None);
    }

    private async Task HandleAsync(HttpContext http, LoadedFunction function)
    {
        if (!await keys.AdmitsAsync(http, function.Name, ((HttpTriggerAttribute)function.Descriptor.Trigger).AuthLevel))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var place = await limits.EnterAsync(http.RequestAborted);
        if (place is { IsAcquired: false })
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        await RunAsync(http, function);
    }

    private async Task RunAsync(HttpContext http, LoadedFunction function)
    {
        var trigger = new Trigger(http, $"{http.Request.Method} {http.Request.Path}")
        {
            Parent = Activity.Current is null && ActivityContext.TryParse(http.Request.Headers.TraceParent, http.Request.Headers.TraceState, isRemote: true, out var caller) ? caller : default,
            BindingData = http.Request.RouteValues.Count == 0 ? null : new Dictionary<string, object?>(http.Request.RouteValues, StringComparer.OrdinalIgnoreCase),
        };
        var result = await runner.RunAsync(function, trigger, http.RequestAborted);
        if (!result.Succeeded && !http.Response.HasStarted)
        {
            // As the real host, without the error's text: it is in the log.
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else if (!result.Succeeded)
        {
            http.Abort(); // A half-written answer must not look whole.
        }
    }
}
