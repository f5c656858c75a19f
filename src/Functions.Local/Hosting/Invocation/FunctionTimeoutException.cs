namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>A function ran longer than host.json allows.</summary>
/// <param name="function">The function's name.</param>
/// <param name="limit">The limit.</param>
internal sealed class FunctionTimeoutException(string function, TimeSpan limit)
    : TimeoutException($"Function '{function}' ran longer than functionTimeout of host.json allows, {limit:c}.");
