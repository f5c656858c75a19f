using Lucene.Net.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Index.Storage;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Upkeep;

/// <summary>Checks the index: every file as Lucene checks it, and every article against the table. Reads the whole index.</summary>
/// <param name="store">The catalogue's storage.</param>
public sealed class IndexCheck(CatalogStore store)
{
    private const long CacheBytes = 16 << 20;

    /// <summary>Checks everything once.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">There is no index, or one of another format.</exception>
    public async Task<IndexCheckReport> RunAsync(CancellationToken cancellationToken)
    {
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        if ((await store.Index.ReadHeadAsync(default, cancellationToken)).Head is not { Format: IndexFields.Format } head)
        {
            throw new IndexNotReadyException();
        }

        bool isClean = head.Files.Count == 0 || await store.Threads.RunAsync(() => IsClean(head), cancellationToken);
        KnownVersions known = await KnownVersions.ReadAsync(store.Table, layout, "", cancellationToken);
        IReadOnlyList<IndexDifference> differences = await new IndexComparison(store).FindAsync(known, cancellationToken);
        return new IndexCheckReport(head.Generation, known.Count, head.Files.Values.Sum(static file => file.Length), isClean, differences);
    }

    private bool IsClean(IndexHead head)
    {
        using var directory = new ReadDirectory(head, new PageCache(store.Index, CacheBytes));
        return new CheckIndex(directory).DoCheckIndex().Clean;
    }
}
