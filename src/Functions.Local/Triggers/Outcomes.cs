using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs.Models;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>How a run for a blob ended.</summary>
/// <param name="Name">The blob's name.</param>
/// <param name="Version">The version that was there when the run began; null when the blob was gone.</param>
/// <param name="Succeeded">Whether it succeeded, its outputs included.</param>
internal readonly record struct BlobOutcome(string Name, Azure.ETag? Version, bool Succeeded);

/// <summary>Tells whoever announced a blob how its run ended.</summary>
internal sealed class Outcomes
{
    private readonly ConcurrentDictionary<string, Func<BlobOutcome, Task>> _observers = new();

    /// <summary>Calls <paramref name="observer"/> after every run of a function for a blob.</summary>
    public void Observe(HostedFunction function, Func<BlobOutcome, Task> observer) => _observers[function.Name] = observer;

    public Task SucceededAsync(HostedFunction function, IReadOnlyDictionary<string, object> trigger) =>
        TellAsync(function, trigger, succeeded: true);

    public Task FailedAsync(HostedFunction function, IReadOnlyDictionary<string, object> trigger) =>
        TellAsync(function, trigger, succeeded: false);

    private Task TellAsync(HostedFunction function, IReadOnlyDictionary<string, object> trigger, bool succeeded)
    {
        if (
            !_observers.TryGetValue(function.Name, out Func<BlobOutcome, Task>? observer)
            || trigger.GetValueOrDefault("BlobTrigger") is not string path
        )
        {
            return Task.CompletedTask;
        }

        ETag? version = (trigger.GetValueOrDefault("Properties") as BlobProperties)?.ETag;
        return observer(new(path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..], version, succeeded));
    }
}
