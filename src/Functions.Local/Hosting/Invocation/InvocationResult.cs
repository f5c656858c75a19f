namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>How an invocation ended.</summary>
/// <param name="Value">What the function returned.</param>
/// <param name="Error">What it threw; null when it succeeded.</param>
internal readonly record struct InvocationResult(object? Value, Exception? Error)
{
    public bool Succeeded => Error is null;
}
