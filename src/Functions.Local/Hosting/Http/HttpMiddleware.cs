using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Hosting.Binding;
using Pipeline.Functions.Local.Hosting.Invocation;

namespace Pipeline.Functions.Local.Hosting.Http;

/// <summary>
/// What <c>ConfigureFunctionsWebApplication</c> puts around HTTP functions, as the real integration does: code added after it sees the
/// request and may change the result, which is written when all of that code has ended.
/// </summary>
internal static class HttpMiddleware
{
    /// <summary>The key of the items of a function context under which the request is kept.</summary>
    private const string HttpContextItem = "HttpRequestContext";

    /// <summary>Writes the result of HTTP functions.</summary>
    /// <param name="next">The rest of the way.</param>
    public static FunctionExecutionDelegate Around(FunctionExecutionDelegate next) => async context =>
    {
        if (context is not LocalFunctionContext { Trigger.Event: HttpContext http } local)
        {
            await next(context);
            return;
        }

        context.Items[HttpContextItem] = http;
        await next(context);
        if (local.Function.Output is null)
        {
            await HttpResponder.WriteAsync(http, context.Result, context.InstanceServices.GetRequiredService<FunctionJson>());
        }
    };
}
