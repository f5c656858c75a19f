using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Local.Hosting.Binding;
using Pipeline.Functions.Local.Hosting.Discovery;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Settings;

namespace Pipeline.Functions.Local.Hosting.Http;

/// <summary>Puts HTTP functions on their routes.</summary>
internal sealed class HttpFunctions(FunctionRunner runner, FunctionJson json, HostSettings settings)
{
    /// <summary>The route of a function, prefix included.</summary>
    /// <param name="function">The function.</param>
    /// <param name="routePrefix">The prefix of host.json.</param>
    /// <exception cref="FunctionException">The template cannot be read.</exception>
    public static RoutePattern RouteOf(FunctionDescriptor function, string routePrefix)
    {
        var route = ((HttpTriggerAttribute)function.Trigger).Route ?? function.Name;
        try
        {
            return RoutePatternFactory.Parse(routePrefix.Length == 0 ? route : $"{routePrefix}/{route}");
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
            .WithMetadata(function);
        if (methods.Length > 0)
        {
            endpoint.WithMetadata(new HttpMethodMetadata(methods));
        }
    }

    private async Task HandleAsync(HttpContext http, LoadedFunction function)
    {
        var trigger = new Trigger(http, $"{http.Request.Method} {http.Request.Path}")
        {
            BindingData = http.Request.RouteValues.Count == 0 ? null : new Dictionary<string, object?>(http.Request.RouteValues, StringComparer.OrdinalIgnoreCase),
        };
        var result = await runner.RunAsync(function, trigger, (context, value) => RespondAsync(context, http, value), http.RequestAborted);
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

    private Task RespondAsync(LocalFunctionContext context, HttpContext http, object? value) =>
        context.Function.Output is null ? HttpResponder.WriteAsync(http, value, json) : Task.CompletedTask;
}
