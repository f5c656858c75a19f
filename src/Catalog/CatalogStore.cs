using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace Pipeline.Catalog;

/// <summary>The catalogue's containers, queue and table in one storage account.</summary>
public sealed class CatalogStore
{
    /// <summary>Names the parts; asks nothing of storage.</summary>
    public CatalogStore(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables, CatalogOptions options, ILogger<CatalogStore> logger)
    {
        _ = (blobs, queues, tables, logger);
        Options = options;
    }

    /// <summary>The options in force.</summary>
    public CatalogOptions Options { get; }

    /// <summary>Creates whatever is missing and reads how the table is laid out. Call it once at start; later calls ask nothing of storage.</summary>
    public Task InitialiseAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
