using Microsoft.Extensions.Logging;
using Pipeline.Metadata;

namespace Pipeline.Catalog;

/// <summary>The second step: a parsed article becomes metadata and index rows.</summary>
public sealed class ArticleIndexer(CatalogStore store, MetadataExtractor extractor, ILogger<ArticleIndexer> logger)
{
    /// <summary>Extracts the metadata of one parsed version and writes them, unless the table has that version or a newer one.</summary>
    /// <param name="message">The message of <see cref="ArticleIntake"/>.</param>
    /// <param name="cancellationToken">Stops the work; the message will come again.</param>
    public Task<IndexOutcome> IndexAsync(ParsedArticleMessage message, CancellationToken cancellationToken) => throw new NotImplementedException(store + "" + extractor + logger);
}
