namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned, for middleware to look at and to change.</summary>
public abstract class InvocationResult : InvocationResult<object>;
