namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>An id that is unique to this invocation.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The id of the function.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The trace that this invocation is part of.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger said about the event.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>Which attempt this is under a retry policy.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function that is running.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Values shared within this invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Cancelled when the caller is gone or the host must stop.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;

    /// <summary>What the function returned; the real worker keeps it among the features of the context.</summary>
    internal object? Result { get; set; }
}
