using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Functions.Local.Hosting.Blobs;

namespace Pipeline.Functions.Local.Hosting.Storage;

/// <summary>How the host makes its storage clients; a test adds policies here to count or to break requests.</summary>
internal sealed class StorageClientSettings(BlobReads reads)
{
    public Action<BlobClientOptions>? ConfigureBlobClient { get; init; }

    public Action<QueueClientOptions>? ConfigureQueueClient { get; init; }

    public TokenCredential? Credential { get; init; }

    public BlobClientOptions BlobOptions()
    {
        var options = new BlobClientOptions();
        options.AddPolicy(reads, HttpPipelinePosition.PerCall);
        ConfigureBlobClient?.Invoke(options);
        return options;
    }

    public QueueClientOptions QueueOptions()
    {
        // Bodies are decoded by the listener, which must see those that cannot be decoded.
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        ConfigureQueueClient?.Invoke(options);
        return options;
    }
}
