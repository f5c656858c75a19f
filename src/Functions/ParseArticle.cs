using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;
using Pipeline.Catalog.Writing;
using Pipeline.Functions.Storage;

namespace Pipeline.Functions;

/// <summary>First step: an uploaded blob becomes a parsed article and a message.</summary>
public sealed class ParseArticle(ArticleIntake intake)
{
    /// <summary>Runs for every blob that appears or changes in container <c>articles</c>.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="name">Its name, slashes included.</param>
    /// <param name="cancellationToken">Set when the host stops; the event comes again.</param>
    /// <returns>The message for <see cref="ExtractMetadata"/>; none when the blob is gone again.</returns>
    [Function(nameof(ParseArticle))]
    [QueueOutput(CatalogNames.ParsedQueue, Connection = StorageConnection.ArticleStorage)]
    public Task<ParsedArticleMessage?> Run(
        [BlobTrigger(
            CatalogNames.ArticlesContainer + "/{name}",
            Source = BlobTriggerSource.EventGrid,
            Connection = StorageConnection.ArticleStorage
        )]
            BlobClient blob,
        string name,
        CancellationToken cancellationToken
    ) => intake.ReceiveAsync(blob, name, cancellationToken);
}
