using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Index.Storage;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Catalog.Index;

/// <summary>
/// Packs what is new into the index: reads the new rows, takes the lease, reads their articles, commits, publishes, and only then deletes
/// the new rows that are still as they were read. Whatever crashes in between, an article is new, or in the index, perhaps both, never
/// neither. Then it merges, while there is time.
/// </summary>
public sealed partial class IndexPacker
{
    /// <summary>How many articles are in memory at once, and in one commit.</summary>
    private const int Slice = 1000;

    private const int ReadsAtOnce = 32;
    private const int TransactionLimit = 99; // and the change row
    private const long CacheBytes = 16 << 20;

    private readonly CatalogStore _store;
    private readonly NewRows _newRows;
    private readonly ArticleRows _articles;
    private readonly PageCache _pages;
    private readonly SearchThreads _threads;
    private readonly CatalogTelemetry _telemetry;
    private readonly TimeProvider _clock;
    private readonly ILogger<IndexPacker> _logger;

    /// <summary>Constructs the packer; asks nothing of storage.</summary>
    /// <param name="store">The catalogue's storage.</param>
    /// <param name="telemetry">Where to count.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Where to report.</param>
    public IndexPacker(CatalogStore store, CatalogTelemetry telemetry, TimeProvider clock, ILogger<IndexPacker> logger)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _newRows = new NewRows(store);
        _articles = new ArticleRows(store);
        _pages = new PageCache(store.Index, CacheBytes); // files never change: what one run has read, the next need not
        _threads = store.Threads;
        _telemetry = telemetry;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Packs once. Several instances may call it at the same time: one packs, the others go home.</summary>
    /// <param name="budget">After how long to begin nothing more.</param>
    /// <param name="cancellationToken">Stops the work; what is not published is packed by the next run.</param>
    public async Task<PackReport> RunAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        var time = new TimeBudget(budget, _clock);
        IReadOnlyList<NewRow> rows = await _newRows.ReadAsync(cancellationToken);
        _telemetry.New(rows.Count);
        if (rows.Count == 0)
        {
            return new PackReport(0, 0, Merged: false, PackOutcome.NothingNew);
        }

        await using WriterLease? lease = await WriterLease.TryTakeAsync(_store.Index, _clock, cancellationToken);
        if (lease is null)
        {
            return new PackReport(0, rows.Count, Merged: false, PackOutcome.Busy);
        }

        if ((await _store.Index.ReadHeadAsync(default, cancellationToken)).Head is not { Format: IndexFields.Format } head)
        {
            return new PackReport(0, rows.Count, Merged: false, PackOutcome.NotReady);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        await using IndexWriting writing = await OpenAsync(lease, head, stop.Token);
        await SweepRetiredAsync(writing, stop.Token);
        int packed = await PackAsync(rows, writing, time, stop.Token);
        _telemetry.Packed(packed, time.Start);
        bool hasMerged = await MergeAsync(writing, time.Left, stop.Token);
        Log.Packed(_logger, packed, rows.Count - packed, writing.Head.Generation);
        return new PackReport(packed, rows.Count - packed, hasMerged, PackOutcome.Packed);
    }

    private Task<IndexWriting> OpenAsync(WriterLease lease, IndexHead head, CancellationToken cancellationToken)
    {
        var directory = new WriteDirectory(
            head,
            _store.Index,
            _pages,
            _store.Index.NewPrefix(_clock.GetUtcNow()),
            _store.Options.SpoolFolder,
            _store.Committed.Pages
        );
        return IndexWriting.OpenAsync(lease, directory, isAnew: false, _threads, _clock, cancellationToken);
    }

    /// <summary>Deletes the files of earlier commits that nobody can be reading any more. The next head forgets them.</summary>
    private async Task SweepRetiredAsync(IndexWriting writing, CancellationToken cancellationToken)
    {
        DateTimeOffset before = _clock.GetUtcNow() - _store.Options.IndexGrace;
        HashSet<string> doomed = [.. writing.Head.Retired.Where(blob => blob.Value < before).Select(static blob => blob.Key)];
        await Parallel.ForEachAsync(doomed, cancellationToken, async (blob, cancel) => await _store.Index.DeleteAsync(blob, cancel));
        writing.Forget(doomed);
    }

    /// <summary>Packs a slice at a time, each in a commit of its own, until the time is spent; the first in any case.</summary>
    /// <returns>How many new rows are done with.</returns>
    private async Task<int> PackAsync(
        IReadOnlyList<NewRow> rows,
        IndexWriting writing,
        TimeBudget time,
        CancellationToken cancellationToken
    )
    {
        int packed = 0;
        foreach (NewRow[] slice in rows.Chunk(Slice))
        {
            await writing.PutAsync(await ReadArticlesAsync(slice, cancellationToken), cancellationToken);
            await writing.CommitAsync(cancellationToken);
            await _store.Committed.FollowAsync(writing.Head, writing.ETag, cancellationToken);
            packed += await DeleteAsync(slice, cancellationToken);
            if (time.IsSpent)
            {
                break;
            }
        }

        return packed;
    }

    private async Task<IReadOnlyCollection<KeyValuePair<string, IndexedArticle?>>> ReadArticlesAsync(
        NewRow[] rows,
        CancellationToken cancellationToken
    )
    {
        var articles = new KeyValuePair<string, IndexedArticle?>[rows.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(
            0,
            rows.Length,
            options,
            async (i, cancel) =>
            {
                StoredArticle? row = await _articles.ReadAsync(rows[i].Id, null, cancel);
                articles[i] = new(rows[i].Id, row is null ? null : ForIndex(row));
            }
        );
        return articles;
    }

    /// <summary>One document that cannot be read must not keep the others out of the index.</summary>
    private IndexedArticle ForIndex(StoredArticle row)
    {
        try
        {
            return row.ForIndex();
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            Log.Unreadable(_logger, e, row.Id);
            return row.WithoutDocument();
        }
    }

    /// <summary>Deletes the new rows that nobody has written again since they were read.</summary>
    /// <returns>How many.</returns>
    private async Task<int> DeleteAsync(NewRow[] rows, CancellationToken cancellationToken)
    {
        TableLayout layout = await _store.LayoutAsync(cancellationToken);
        IEnumerable<NewRow[]> batches = rows.GroupBy(static row => row.Shard).SelectMany(static shard => shard.Chunk(TransactionLimit));
        int deleted = 0;
        await Parallel.ForEachAsync(
            batches,
            cancellationToken,
            async (batch, cancel) =>
            {
                string partition = layout.PartitionOf(batch[0].Id);
                List<NewRow> left = batch.ToList();
                while (left.Count > 0 && !await TryDeleteAsync(partition, left, cancel))
                {
                    // One was written again, or is gone; it was taken out of the list.
                }

                Interlocked.Add(ref deleted, left.Count);
            }
        );
        return deleted;
    }

    private async Task<bool> TryDeleteAsync(string partition, List<NewRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            await _store.Table.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(
                        TableTransactionActionType.Delete,
                        new TableEntity(partition, RowKeys.New(row.Id)),
                        row.ETag
                    ))
                    .Append(ChangeRow.Write(partition)),
                cancellationToken
            );
            return true;
        }
        catch (TableTransactionFailedException e)
            when (e.Status is 412 or 404 && e.FailedTransactionActionIndex is { } failed && failed < rows.Count)
        {
            rows.RemoveAt(failed);
            return false;
        }
    }

    /// <summary>Merges, if any time is left, and shows the result to the readers of this process.</summary>
    /// <returns>Whether there was something to merge.</returns>
    private async Task<bool> MergeAsync(IndexWriting writing, TimeSpan left, CancellationToken cancellationToken)
    {
        if (left <= TimeSpan.Zero || !await writing.MergeAsync(left, cancellationToken))
        {
            return false;
        }

        await _store.Committed.FollowAsync(writing.Head, writing.ETag, cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Index: {Packed} articles packed, {Left} still new, commit {Generation}.")]
        public static partial void Packed(ILogger logger, int packed, int left, long generation);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Article {Id}: its document cannot be read, so it is found by its status only. Upload it again."
        )]
        public static partial void Unreadable(ILogger logger, Exception exception, string id);
    }
}
