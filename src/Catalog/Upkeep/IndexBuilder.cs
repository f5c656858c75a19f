using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Storage;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Upkeep;

/// <summary>
/// Builds the index from the table, while readers see the old one until the new one is whole. Nothing else holds the lease meanwhile, so
/// new rows wait; they are packed afterwards, by the next packing, over what was built: an article that changed while it was read is new.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where to report.</param>
public sealed partial class IndexBuilder(CatalogStore store, TimeProvider clock, ILogger<IndexBuilder> logger)
{
    /// <summary>The format of a head that only stands for the lease: no index is ready.</summary>
    private const int NotReady = 0;

    private const int Slice = 500;
    private const long CacheBytes = 32 << 20;

    /// <summary>Builds the index.</summary>
    /// <param name="mergeBudget">For how long merges may begin before it is published.</param>
    /// <param name="progress">Told how many articles were read so far.</param>
    /// <param name="cancellationToken">Stops the work; the old index stays.</param>
    /// <returns>How many articles it has; null when another instance is writing the index.</returns>
    public async Task<int?> BuildAsync(TimeSpan mergeBudget, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await store.InitialiseAsync(cancellationToken);
        await store.Index.CreateHeadAsync(NotReady, cancellationToken); // a lease needs a blob
        await using WriterLease? lease = await WriterLease.TryTakeAsync(store.Index, clock, cancellationToken);
        if (lease is null)
        {
            return null;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        IndexHead head = (await store.Index.ReadHeadAsync(default, stop.Token)).Head ?? IndexHead.Empty(NotReady);
        var directory = new WriteDirectory(
            head,
            store.Index,
            new PageCache(store.Index, CacheBytes),
            store.Index.NewPrefix(clock.GetUtcNow()),
            store.Options.SpoolFolder
        );
        await using IndexWriting writing = await IndexWriting.OpenAsync(lease, directory, isAnew: true, store.Threads, clock, stop.Token);
        int count = 0;
        await foreach (StoredArticle[] rows in ReadAsync(stop.Token))
        {
            var articles = new KeyValuePair<string, IndexedArticle?>[rows.Length];
            Parallel.For(0, rows.Length, i => articles[i] = new(rows[i].Id, ForIndex(rows[i])));
            await writing.PutAsync(articles, stop.Token);
            count += rows.Length;
            progress?.Report(count);
        }

        if (!await writing.MergeAsync(mergeBudget, stop.Token))
        {
            await writing.CommitAsync(stop.Token);
        }

        Log.Built(logger, count, writing.Head.Generation);
        return count;
    }

    /// <summary>Whether the index has to be built before queries can be answered.</summary>
    /// <param name="cancellationToken">Stops the request.</param>
    internal async Task<bool> IsNeededAsync(CancellationToken cancellationToken) =>
        (await store.Index.ReadHeadAsync(default, cancellationToken)).Head?.Format != Index.Documents.IndexFields.Format;

    /// <summary>All articles, some at a time.</summary>
    private async IAsyncEnumerable<StoredArticle[]> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        var rows = new List<StoredArticle>(Slice);
        foreach (string partition in layout.Partitions)
        {
            string filter = RowKeys.WithPrefix(partition, RowKeys.ArticlePrefix);
            await foreach (TableEntity row in store.Table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                if (!RowStatus.IsVisible(row.GetString(Columns.Status)))
                {
                    continue;
                }

                rows.Add(new StoredArticle(row));
                if (rows.Count == Slice)
                {
                    yield return [.. rows];
                    rows.Clear();
                }
            }
        }

        yield return [.. rows];
    }

    private IndexedArticle ForIndex(StoredArticle row)
    {
        try
        {
            return row.ForIndex();
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            Log.Unreadable(logger, e, row.Id);
            return row.WithoutDocument();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Index: built from the table with {Articles} articles, commit {Generation}."
        )]
        public static partial void Built(ILogger logger, int articles, long generation);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Article {Id}: its document cannot be read, so it is found by its status only. Upload it again."
        )]
        public static partial void Unreadable(ILogger logger, Exception exception, string id);
    }
}
