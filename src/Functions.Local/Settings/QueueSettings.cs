namespace Pipeline.Functions.Local.Settings;

/// <summary><c>extensions.queues</c> of host.json.</summary>
internal sealed record QueueSettings
{
    /// <summary>Messages fetched at once, 1–32.</summary>
    public required int BatchSize { get; init; }

    /// <summary>A new batch is fetched when the messages in flight fall to this.</summary>
    public required int NewBatchThreshold { get; init; }

    /// <summary>Attempts before a message is poison.</summary>
    public required int MaxDequeueCount { get; init; }

    /// <summary>How long a failed message stays hidden.</summary>
    public required TimeSpan VisibilityTimeout { get; init; }

    /// <summary>The longest pause between two looks at an empty queue.</summary>
    public required TimeSpan MaxPollingInterval { get; init; }

    /// <summary>How long a received message is held at a time; the hold is renewed at half of it while the function runs.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>Whether bodies are base64.</summary>
    public required bool Base64 { get; init; }
}
