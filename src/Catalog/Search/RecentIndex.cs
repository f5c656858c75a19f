using Azure;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>
/// The articles that are not in the committed index yet, searchable from memory. Grows as they come: each query brings the new rows it has
/// read, and only what is not here yet is read from the table. What has been packed meanwhile is dropped now and then.
/// </summary>
/// <param name="rows">Reads articles.</param>
internal sealed class RecentIndex(ArticleRows rows) : IDisposable
{
    /// <summary>How many articles are read before they are put: more would be in memory at once.</summary>
    private const int ReadAtOnce = 200;

    /// <summary>How many packed articles may stay here before they are dropped.</summary>
    private const int MaxPacked = 500;

    /// <summary>How often new rows may change while they are read, before the query is answered with what is here.</summary>
    private const int MaxRounds = 5;

    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ETag> _entries = new(StringComparer.Ordinal);
    private readonly IndexWriter _writer = new(new Lucene.Net.Store.RAMDirectory(), Configuration());
    private DirectoryReader? _reader;

    /// <summary>Sees to it that new rows are here, and opens a reader over all that is here: more than these rows, perhaps.</summary>
    /// <param name="newRows">The new rows, as they were read.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The reader, to be given back by <see cref="IndexReader.DecRef"/>; null when there are no new rows.</returns>
    public async Task<DirectoryReader?> OpenAsync(IReadOnlyList<NewRow> newRows, CancellationToken cancellationToken)
    {
        if (newRows.Count == 0)
        {
            return null;
        }

        for (int round = 1; ; round++)
        {
            lock (_gate)
            {
                // Checked and opened in one step: nobody can drop a row in between.
                if (round == MaxRounds || MissingOf(newRows).Count == 0)
                {
                    return Open(newRows);
                }
            }

            await LoadAsync(newRows, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _writer.Rollback();
        _loading.Dispose();
    }

    private static IndexWriterConfig Configuration() =>
        new(LuceneVersion.LUCENE_48, IndexAnalyzer.Create())
        {
            Similarity = IndexAnalyzer.Similarity,
            MergeScheduler = new SerialMergeScheduler(),

            // A query must not wait for merges: many small segments cost less in memory than merging them again and again.
            MergePolicy = new TieredMergePolicy
            {
                SegmentsPerTier = 24,
                MaxMergeAtOnce = 24,
                FloorSegmentMB = 0.25,
                NoCFSRatio = 0,
            },
        };

    private async Task LoadAsync(IReadOnlyList<NewRow> newRows, CancellationToken cancellationToken)
    {
        // One query reads; those that come meanwhile wait and find what they need.
        await _loading.WaitAsync(cancellationToken);
        try
        {
            List<NewRow> missing;
            lock (_gate)
            {
                missing = MissingOf(newRows);
            }

            foreach (NewRow[] part in missing.Chunk(ReadAtOnce))
            {
                IReadOnlyDictionary<string, StoredArticle?> read = await rows.ReadAsync(
                    part.Select(static row => row.Id),
                    cancellationToken
                );
                foreach (NewRow row in part)
                {
                    Put(row, read[row.Id]);
                }
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    private void Put(NewRow row, StoredArticle? article)
    {
        var block = new Term(IndexFields.Id, row.Id);
        lock (_gate)
        {
            if (article is null)
            {
                _writer.DeleteDocuments(block);
            }
            else
            {
                _writer.UpdateDocuments(block, ArticleDocuments.Of(article.ForIndex()));
            }

            _entries[row.Id] = row.ETag;
        }
    }

    private List<NewRow> MissingOf(IReadOnlyList<NewRow> newRows)
    {
        var missing = new List<NewRow>();
        foreach (NewRow row in newRows)
        {
            if (!row.IsDeleted && !(_entries.TryGetValue(row.Id, out ETag known) && known == row.ETag))
            {
                missing.Add(row);
            }
        }

        return missing;
    }

    private DirectoryReader Open(IReadOnlyList<NewRow> newRows)
    {
        DropPacked(newRows);
        DirectoryReader? newer = _reader is null
            ? DirectoryReader.Open(_writer, applyAllDeletes: true)
            : DirectoryReader.OpenIfChanged(_reader, _writer, applyAllDeletes: true);
        if (newer is not null)
        {
            _reader?.DecRef();
            _reader = newer;
        }

        _reader!.IncRef();
        return _reader;
    }

    private void DropPacked(IReadOnlyList<NewRow> newRows)
    {
        if (_entries.Count < newRows.Count + MaxPacked)
        {
            return;
        }

        HashSet<string> stillNew = [.. newRows.Select(static row => row.Id)];
        foreach (string packed in _entries.Keys.Where(id => !stillNew.Contains(id)).ToList())
        {
            _writer.DeleteDocuments(new Term(IndexFields.Id, packed));
            _entries.Remove(packed);
        }
    }
}
