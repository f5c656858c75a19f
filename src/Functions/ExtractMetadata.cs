using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog;
using Pipeline.Catalog.Writing;
using Pipeline.Functions.Storage;

namespace Pipeline.Functions;

/// <summary>Second step: a parsed article becomes metadata and index rows.</summary>
public sealed class ExtractMetadata(ArticleIndexer indexer)
{
    /// <summary>Runs for every message of <see cref="ParseArticle"/>.</summary>
    /// <param name="message">Which version of which article was parsed.</param>
    /// <param name="cancellationToken">Set when the host stops; the message comes again.</param>
    [Function(nameof(ExtractMetadata))]
    public Task Run(
        [QueueTrigger(CatalogNames.ParsedQueue, Connection = StorageConnection.ArticleStorage)] ParsedArticleMessage message,
        CancellationToken cancellationToken
    ) => indexer.IndexAsync(message, cancellationToken);
}
