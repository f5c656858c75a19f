using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Catalog.Storage;
using Pipeline.Listing;

namespace Pipeline.Catalog.Writing;

/// <summary>The records that were taken out of a batch: articles of their own, which go when it goes.</summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="logger">Where to report.</param>
internal sealed partial class BatchRecords(CatalogStore store, ILogger logger)
{
    private const int AtOnce = 16;

    /// <summary>Removes them, blob and row. Repeating it goes on where it stopped.</summary>
    /// <param name="batch">The name of the batch.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task RemoveAsync(string batch, CancellationToken cancellationToken)
    {
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        string batchId = ArticleId.FromBlobName(batch);
        int removed = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            new BlobListing(store.Originals, Unlistable, BlobTraits.Metadata).ReadAsync(batch + "/", cancellationToken),
            options,
            async (blob, cancel) =>
            {
                // Whatever else has such a name was uploaded by somebody, and stays.
                if (!BatchUnpacker.IsRecord(blob.Metadata))
                {
                    return;
                }

                string id = ArticleId.FromBlobName(blob.Name);
                if (
                    !await new ArticleRemoval(store, new ArticleWriter(store.Table, layout.PartitionOf(id), id), logger).RunAsync(
                        id,
                        deleteOriginal: true,
                        cancel
                    )
                )
                {
                    await store.Original(blob.Name).DeleteIfExistsAsync(cancellationToken: cancel); // it has no row yet
                }

                Interlocked.Increment(ref removed);
            }
        );
        Log.Removed(logger, batchId, removed);

        // Records have names that can be listed; whatever has not was uploaded by somebody, and stays.
        static void Unlistable(string beginning) { }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Batch {Id}: {Records} records removed.")]
        public static partial void Removed(ILogger logger, string id, int records);
    }
}
