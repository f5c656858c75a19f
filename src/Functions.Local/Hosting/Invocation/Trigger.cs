using System.Diagnostics;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>The event that starts one invocation.</summary>
/// <param name="Event">The event itself; its type belongs to the trigger.</param>
/// <param name="Reason">What to call it in logs, such as <c>blob articles/a.txt</c>.</param>
internal sealed record Trigger(object Event, string Reason)
{
    /// <summary>The values it gives by name; null for none.</summary>
    public IReadOnlyDictionary<string, object?>? BindingData { get; init; }

    /// <summary>Which attempt it is, for a function that is retried within one event.</summary>
    public Microsoft.Azure.Functions.Worker.RetryContext Retry { get; init; } = NoRetries.Instance;

    /// <summary>The trace that caused it.</summary>
    public ActivityContext Parent { get; init; }
}
