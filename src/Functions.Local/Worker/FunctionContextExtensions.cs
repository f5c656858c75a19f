using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP side of a function context.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request being answered; null when the function was not started by HTTP.</summary>
    /// <param name="context">The invocation.</param>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextItem, out var value) ? value as HttpContext : null;

    /// <summary>The key of <see cref="FunctionContext.Items"/> under which the real integration keeps the request too.</summary>
    private const string HttpContextItem = "HttpRequestContext";
}
