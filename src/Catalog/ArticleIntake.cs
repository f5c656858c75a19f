using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;

namespace Pipeline.Catalog;

/// <summary>The first step: an uploaded blob becomes a parsed article and a message.</summary>
public sealed class ArticleIntake(CatalogStore store, ArticleParser parser, ILogger<ArticleIntake> logger)
{
    /// <summary>Reads one blob once, parses it, and writes the parsed article (or the rejection) to container <c>parsed</c>.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="name">Its name inside the container.</param>
    /// <param name="cancellationToken">Stops the work; the event will come again.</param>
    /// <returns>The message to put on the queue, or null when the blob is gone and there is nothing to do.</returns>
    public Task<ParsedArticleMessage?> ReceiveAsync(BlobClient blob, string name, CancellationToken cancellationToken) => throw new NotImplementedException(store + "" + parser + logger);
}
