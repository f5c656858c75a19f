using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Pipeline.Functions.Local.Plain;

/// <summary>Says in every answer which function made it, in which process, and in which trace.</summary>
public sealed class StampAnswers : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        await next(context);
        if (context.GetHttpResponseData()?.Headers is { } headers)
        {
            headers.Add("X-Function", context.FunctionDefinition.Name);
            headers.Add("X-Process", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            headers.Add("X-Trace", context.TraceContext.TraceParent);
        }
    }
}
