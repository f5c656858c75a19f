using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Pipeline.Functions.Local.Storage;

/// <summary>A storage account under the name that functions use for it.</summary>
internal sealed class StorageConnection(string name, Func<BlobServiceClient> blobs, Func<QueueServiceClient> queues)
{
    private readonly Lazy<BlobServiceClient> _blobs = new(blobs);
    private readonly Lazy<QueueServiceClient> _queues = new(queues);

    /// <summary>The name of its setting.</summary>
    public string Name { get; } = name;

    public BlobServiceClient Blobs => _blobs.Value;

    public QueueServiceClient Queues => _queues.Value;
}
