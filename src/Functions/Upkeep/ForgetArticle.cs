using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.Functions.Storage;

namespace Pipeline.Functions.Upkeep;

/// <summary>Removes what queries read of an article whose original was deleted from its container.</summary>
public sealed class ForgetArticle(ArticleCatalog catalog)
{
    /// <summary>
    /// Runs for every <c>BlobDeleted</c> event, which Event Grid puts on the queue. An original that exists again is left alone.
    /// </summary>
    /// <param name="deletion">The event.</param>
    /// <param name="cancellationToken">Set when the host stops; the message comes again.</param>
    /// <exception cref="InvalidDataException">The message is no event about a blob.</exception>
    [Function(nameof(ForgetArticle))]
    public Task Run(
        [QueueTrigger(CatalogNames.DeletedQueue, Connection = StorageConnection.ArticleStorage)] BlobEvent deletion,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(deletion);
        if (!Uri.TryCreate(deletion.Data?.Url, UriKind.Absolute, out Uri? address))
        {
            throw new InvalidDataException(
                $"A message on queue {CatalogNames.DeletedQueue} is no Event Grid event about a blob: its data.url is no address."
            );
        }

        return catalog.ForgetAsync(ArticleId.FromBlobName(new BlobUriBuilder(address).BlobName), cancellationToken);
    }
}
