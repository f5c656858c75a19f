namespace Pipeline.Functions.Local;

/// <summary>One invocation that has ended.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="InvocationId">Its id.</param>
/// <param name="Trigger">What started it, such as <c>blob articles/a.txt</c>.</param>
/// <param name="Result">What the function returned, as text or JSON; null for nothing, and for an HTTP function.</param>
/// <param name="Error">What it threw; null when it succeeded.</param>
/// <param name="Duration">How long it ran.</param>
public sealed record CapturedInvocation(
    string Function,
    string InvocationId,
    string Trigger,
    string? Result,
    Exception? Error,
    TimeSpan Duration
)
{
    /// <summary>Whether it ended without an error.</summary>
    public bool Succeeded => Error is null;
}
