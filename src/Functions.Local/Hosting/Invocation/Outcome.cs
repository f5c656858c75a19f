namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>How an invocation ended.</summary>
/// <param name="Error">What it threw; null when it succeeded.</param>
internal readonly record struct Outcome(Exception? Error)
{
    public bool Succeeded => Error is null;
}
