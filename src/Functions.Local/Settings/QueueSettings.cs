using Microsoft.Extensions.Configuration;

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

    /// <summary>Reads them.</summary>
    /// <param name="queues">The section.</param>
    /// <exception cref="HostSettingException">A value cannot be.</exception>
    public static QueueSettings Read(IConfigurationSection queues)
    {
        var reader = new SettingReader(queues);
        int batchSize = reader.Number("batchSize", 16, 1, 32);
        return new()
        {
            BatchSize = batchSize,
            NewBatchThreshold = reader.Number("newBatchThreshold", batchSize / 2 * Environment.ProcessorCount, 0, int.MaxValue),
            MaxDequeueCount = reader.Number("maxDequeueCount", 5, 1, int.MaxValue),
            VisibilityTimeout = reader.Time("visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
            // `func` on a laptop runs as Development, whose default is 2 s instead of a minute.
            MaxPollingInterval = reader.Time(
                "maxPollingInterval",
                TimeSpan.FromSeconds(2),
                TimeSpan.FromMilliseconds(100),
                TimeSpan.MaxValue
            ),
            // Ten minutes on the real host. A host that was killed leaves its messages hidden for that long, which on a laptop looks
            // like a lost message; renewal makes a short hold as safe.
            Lease = reader.Time("localLease", TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), TimeSpan.FromDays(7)),
            Base64 = reader.Choice("messageEncoding", "base64", "none") == "base64",
        };
    }
}
