using Azure;
using Azure.Data.Tables;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Upkeep;

/// <summary>
/// Compares the index with the table, every article and version. It may run while articles come and go: what looks wrong is looked at
/// again, one by one.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
internal sealed class IndexComparison(CatalogStore store)
{
    /// <summary>Finds what is neither new nor in the index as the table has it.</summary>
    /// <param name="known">What the table has, read before this is called.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<IndexDifference>> FindAsync(KnownVersions known, CancellationToken cancellationToken)
    {
        // The new rows before the index, as every query reads them: what is packed in between is in the index.
        HashSet<string> isNew = [.. (await new NewRows(store).ReadAsync(cancellationToken)).Select(static row => row.Id)];
        List<IndexDifference> suspects;
        using (IndexSnapshot snapshot = await store.Committed.OpenAsync(cancellationToken))
        {
            suspects = await store.Threads.RunAsync(() => Compare(known, snapshot.Reader), cancellationToken);
        }

        var differences = new List<IndexDifference>();
        foreach (IndexDifference suspect in suspects)
        {
            if (!isNew.Contains(suspect.Id) && await IsStillWrongAsync(suspect.Id, cancellationToken))
            {
                differences.Add(suspect);
            }
        }

        return differences;
    }

    private static List<IndexDifference> Compare(KnownVersions known, DirectoryReader? reader)
    {
        var missing = new Dictionary<UInt128, long>(known.Indexed);
        var seen = new HashSet<UInt128>();
        var suspects = new List<IndexDifference>();
        foreach ((UInt128 id, long version) in ArticlesOf(reader))
        {
            if (!seen.Add(id))
            {
                suspects.Add(new IndexDifference(ArticleId.FromNumber(id), IndexDifferenceKind.Twice));
            }
            else if (!missing.Remove(id, out long expected))
            {
                suspects.Add(new IndexDifference(ArticleId.FromNumber(id), IndexDifferenceKind.Superfluous));
            }
            else if (version != expected)
            {
                suspects.Add(new IndexDifference(ArticleId.FromNumber(id), IndexDifferenceKind.Outdated));
            }
        }

        suspects.AddRange(missing.Keys.Select(static id => new IndexDifference(ArticleId.FromNumber(id), IndexDifferenceKind.Missing)));
        return suspects;
    }

    /// <summary>The articles of the index, by doc values alone.</summary>
    private static IEnumerable<(UInt128 Id, long Version)> ArticlesOf(DirectoryReader? reader)
    {
        foreach (AtomicReaderContext leaf in reader?.Leaves ?? [])
        {
            AtomicReader segment = leaf.AtomicReader;
            IBits? live = segment.LiveDocs;
            NumericDocValues high = segment.GetNumericDocValues(IndexFields.SortHigh);
            NumericDocValues low = segment.GetNumericDocValues(IndexFields.SortLow);
            NumericDocValues version = segment.GetNumericDocValues(IndexFields.Version);
            NumericDocValues toArticle = segment.GetNumericDocValues(IndexFields.ToArticle);
            for (int document = 0; document < segment.MaxDoc; document++)
            {
                if ((live is null || live.Get(document)) && toArticle.Get(document) == 0)
                {
                    yield return (ArticleId.ToNumber(new SortKey(high.Get(document), low.Get(document)).Id), version.Get(document));
                }
            }
        }
    }

    private async Task<bool> IsStillWrongAsync(string id, CancellationToken cancellationToken)
    {
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        NullableResponse<TableEntity> newRow = await store.Table.GetEntityIfExistsAsync<TableEntity>(
            layout.PartitionOf(id),
            RowKeys.New(id),
            ["RowKey"],
            cancellationToken
        );
        if (newRow.HasValue)
        {
            return false;
        }

        StoredArticle? row = await new ArticleRows(store).ReadAsync(id, Columns.Versions, cancellationToken);
        using IndexSnapshot snapshot = await store.Committed.OpenAsync(cancellationToken);
        List<long> versions = await store.Threads.RunAsync(() => VersionsOf(id, snapshot.Reader), cancellationToken);
        return row is null ? versions.Count > 0 : versions is not [var only] || only != IndexFields.VersionOf(row.Version);
    }

    /// <summary>The versions of one article that the index has: one, if all is well.</summary>
    private static List<long> VersionsOf(string id, DirectoryReader? reader)
    {
        var versions = new List<long>();
        foreach (AtomicReaderContext leaf in reader?.Leaves ?? [])
        {
            AtomicReader segment = leaf.AtomicReader;
            if (segment.GetTermDocsEnum(new Term(IndexFields.Id, id)) is not { } documents)
            {
                continue;
            }

            IBits? live = segment.LiveDocs;
            NumericDocValues version = segment.GetNumericDocValues(IndexFields.Version);
            NumericDocValues toArticle = segment.GetNumericDocValues(IndexFields.ToArticle);
            for (int document; (document = documents.NextDoc()) != Lucene.Net.Search.DocIdSetIterator.NO_MORE_DOCS; )
            {
                if ((live is null || live.Get(document)) && toArticle.Get(document) == 0)
                {
                    versions.Add(version.Get(document));
                }
            }
        }

        return versions;
    }
}
