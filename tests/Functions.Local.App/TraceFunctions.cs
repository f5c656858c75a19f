using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.App;

/// <summary>Says in which trace it runs.</summary>
public static class TraceFunctions
{
    /// <summary>Answers with the trace of the invocation, and that of the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The invocation.</param>
    [Function("Trace")]
    public static IResult Trace([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        return Results.Text($"{context.TraceContext.TraceParent} {request.Headers.TraceParent}");
    }
}
