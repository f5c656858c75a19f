using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>The app's middleware, the first added outermost, and at its end the function itself.</summary>
/// <param name="middleware">The middleware, in the order it was added.</param>
internal sealed class InvocationPipeline(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
{
    private readonly FunctionExecutionDelegate _run = middleware.Reverse().Aggregate((FunctionExecutionDelegate)RunFunctionAsync, (next, around) => around(next));

    /// <summary>Runs a function and all that is around it; what it returned is then the context's result.</summary>
    public Task RunAsync(LocalFunctionContext context) => _run(context);

    private static async Task RunFunctionAsync(FunctionContext outer)
    {
        var context = outer as LocalFunctionContext
            ?? throw new InvalidOperationException("A middleware passed on a FunctionContext of its own. Pass on the one it was given.");
        var function = context.Function;
        var arguments = new object?[function.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = await function.Parameters[i](context);
        }

        context.Result = await function.Body.InvokeAsync(context.InstanceServices, arguments);
    }
}
