using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Code around every invocation.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs for one invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">What comes after this middleware, the function at the end; not calling it leaves the function out.</param>
    [SuppressMessage("Naming", "CA1716:Identifiers should not match keywords", Justification = "The real name.")]
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
