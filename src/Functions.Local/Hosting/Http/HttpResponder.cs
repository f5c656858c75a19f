using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Pipeline.Functions.Local.Hosting.Binding;

namespace Pipeline.Functions.Local.Hosting.Http;

/// <summary>Writes what an HTTP function returned.</summary>
internal static class HttpResponder
{
    /// <summary>Executes results; writes text as text and every other object as JSON; null leaves what the function wrote itself.</summary>
    public static async Task WriteAsync(HttpContext http, object? value, FunctionJson json)
    {
        switch (value)
        {
            case null:
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            case IActionResult result:
                await result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case string text:
                http.Response.ContentType = "text/plain; charset=utf-8";
                await http.Response.WriteAsync(text, http.RequestAborted);
                break;
            default:
                http.Response.ContentType = "application/json; charset=utf-8";
                await http.Response.Body.WriteAsync(json.Write(value), http.RequestAborted);
                break;
        }
    }
}
