using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Listing;

namespace Pipeline.Functions.Local.Storage;

/// <summary>How the host makes its storage clients; a test adds policies here to count or to break requests.</summary>
internal sealed class StorageClientSettings
{
    // Azurite answers at once or is not there: who forgot to start it should read so after two seconds, not after half a minute.
    private static readonly TimeSpan FirstPauseOfEmulator = TimeSpan.FromMilliseconds(200);

    public Action<BlobClientOptions>? ConfigureBlobClient { get; init; }

    public Action<QueueClientOptions>? ConfigureQueueClient { get; init; }

    public TokenCredential? Credential { get; init; }

    /// <summary>Options of a blob client.</summary>
    /// <param name="isEmulator">Whether the storage is an emulator.</param>
    public BlobClientOptions BlobOptions(bool isEmulator)
    {
        var options = new BlobClientOptions();
        HurryIf(isEmulator, options.Retry);
        options.AddPolicy(new ListingsFailAtOnce(), HttpPipelinePosition.PerCall);
        ConfigureBlobClient?.Invoke(options);
        return options;
    }

    /// <summary>Options of a queue client.</summary>
    /// <param name="isEmulator">Whether the storage is an emulator.</param>
    public QueueClientOptions QueueOptions(bool isEmulator)
    {
        var options = new QueueClientOptions();
        HurryIf(isEmulator, options.Retry);
        ConfigureQueueClient?.Invoke(options);
        return options;
    }

    private static void HurryIf(bool isEmulator, RetryOptions retry)
    {
        if (isEmulator)
        {
            (retry.Delay, retry.MaxRetries) = (FirstPauseOfEmulator, 3);
        }
    }
}
