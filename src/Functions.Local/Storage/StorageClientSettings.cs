using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Listing;

namespace Pipeline.Functions.Local.Storage;

/// <summary>How the host makes its storage clients; a test adds policies here to count or to break requests.</summary>
internal sealed class StorageClientSettings
{
    // Azurite answers at once or is not there: who forgot to start it should read so after two seconds, not after half a minute.
    private static readonly TimeSpan FirstPauseOfLocalStorage = TimeSpan.FromMilliseconds(200);

    public Action<BlobClientOptions>? ConfigureBlobClient { get; init; }

    public Action<QueueClientOptions>? ConfigureQueueClient { get; init; }

    public TokenCredential? Credential { get; init; }

    /// <summary>Options of a blob client.</summary>
    /// <param name="isLocal">Whether the storage is on this machine.</param>
    public BlobClientOptions BlobOptions(bool isLocal)
    {
        var options = new BlobClientOptions();
        HurryIf(isLocal, options.Retry);
        options.AddPolicy(new ListingsFailAtOnce(), HttpPipelinePosition.PerCall);
        ConfigureBlobClient?.Invoke(options);
        return options;
    }

    /// <summary>Options of a queue client.</summary>
    /// <param name="isLocal">Whether the storage is on this machine.</param>
    public QueueClientOptions QueueOptions(bool isLocal)
    {
        var options = new QueueClientOptions();
        HurryIf(isLocal, options.Retry);
        ConfigureQueueClient?.Invoke(options);
        return options;
    }

    private static void HurryIf(bool isLocal, RetryOptions retry)
    {
        if (isLocal)
        {
            (retry.Delay, retry.MaxRetries) = (FirstPauseOfLocalStorage, 3);
        }
    }
}
