namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned, for middleware to look at and to change.</summary>
/// <typeparam name="T">Its type.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The result; what it is set to goes to the output instead.</summary>
    public abstract T? Value { get; set; }
}
