using Microsoft.Extensions.Logging;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Writing;

/// <summary>
/// Removes an article. Its row stays as an empty one, so that a message of the removed version that is still on its way meets
/// a row, asks whether its version is current, and is dropped. An upload under the same name replaces the empty row.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="writer">Writes the article's row.</param>
/// <param name="logger">Where to report what was removed.</param>
internal sealed partial class ArticleRemoval(CatalogStore store, ArticleWriter writer, ILogger logger)
{
    /// <summary>How often a removal may be overtaken before it gives up.</summary>
    private const int MaxAttempts = 10;

    /// <summary>Removes the article.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="deleteOriginal">Whether to delete the blob; otherwise nothing is removed unless the blob is gone.</param>
    /// <param name="cancellationToken">Stops the work; what is left is removed when it is repeated.</param>
    /// <returns>Whether there was an article, and it was removed.</returns>
    public async Task<bool> RunAsync(string id, bool deleteOriginal, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // As when indexing: the row is read before the blob is asked, so a version that is uploaded after the answer is not in the row
            // that is replaced.
            if (await writer.ReadAsync(cancellationToken) is not { } current)
            {
                return false;
            }

            if (!await IsOriginalGoneAsync(current.Name, deleteIt: deleteOriginal && attempt == 0, cancellationToken))
            {
                Log.Exists(logger, id);
                return deleteOriginal;
            }

            // Before the row: as long as it is there, whoever repeats this goes on with what is left of the records.
            if (current.Status == RowStatus.Batch)
            {
                await new BatchRecords(store, logger).RemoveAsync(current.Name, cancellationToken);
            }

            bool wasDeleted = current.Status == RowStatus.Deleted;
            if (!wasDeleted && !await writer.TryReplaceAsync(current, ArticleRow.OfDeleted(current), cancellationToken))
            {
                continue;
            }

            if (current.ParsedBlob is { } parsed)
            {
                await store.Parsed.GetBlobClient(parsed).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            }

            if (!wasDeleted)
            {
                Log.Removed(logger, id);
            }

            return !wasDeleted || attempt > 0;
        }

        throw new InvalidOperationException($"Article {id} was changed by others {MaxAttempts} times while it was removed. Repeat it.");
    }

    private async Task<bool> IsOriginalGoneAsync(string name, bool deleteIt, CancellationToken cancellationToken)
    {
        if (store.FindOriginal(name) is not { } original)
        {
            // A name that leads elsewhere cannot be deleted here, nor asked for: whoever calls knows that the blob is gone, or wants it to
            // be.
            return true;
        }

        if (!deleteIt)
        {
            return !await original.ExistsAsync(cancellationToken);
        }

        await original.DeleteIfExistsAsync(cancellationToken: cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Article {Id}: removed.")]
        public static partial void Removed(ILogger logger, string id);

        [LoggerMessage(Level = LogLevel.Information, Message = "Article {Id}: its blob exists, so it stays.")]
        public static partial void Exists(ILogger logger, string id);
    }
}
