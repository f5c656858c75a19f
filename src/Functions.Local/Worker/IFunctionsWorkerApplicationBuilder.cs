using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What extensions of the worker are added to.</summary>
public interface IFunctionsWorkerApplicationBuilder
{
    /// <summary>The services of the app.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Puts code around every invocation, inside what was put there before.</summary>
    /// <param name="middleware">Given the rest of the way, makes the way that includes the code.</param>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
}
