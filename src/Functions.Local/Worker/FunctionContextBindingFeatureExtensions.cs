namespace Microsoft.Azure.Functions.Worker;

/// <summary>The result of an invocation.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the function returned; without a value before it ran.</summary>
    /// <param name="context">The invocation.</param>
    public static InvocationResult GetInvocationResult(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Result(context);
    }

    /// <summary>What the function returned.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <exception cref="InvalidOperationException">The result is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Result is T
            ? new Result<T>(context)
            : throw new InvalidOperationException($"The result is no {typeof(T)} but {context.Result?.GetType().ToString() ?? "null"}.");
    }

    private sealed class Result(FunctionContext context) : InvocationResult
    {
        public override object? Value
        {
            get => context.Result;
            set => context.Result = value;
        }
    }

    private sealed class Result<T>(FunctionContext context) : InvocationResult<T>
    {
        public override T? Value
        {
            get => (T?)context.Result;
            set => context.Result = value;
        }
    }
}
