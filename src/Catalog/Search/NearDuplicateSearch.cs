using Azure.Data.Tables;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Storage;
using Pipeline.Metadata;
using Pipeline.Metadata.Fingerprints;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Finds the articles that are near-duplicates of one: those in the posting lists of at least two of its fingerprint's bands. Every list is asked in every shard at once,
/// one page of keys each, so a search costs at most twelve requests a shard.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="layout">How it is laid out.</param>
internal sealed class NearDuplicateSearch(TableClient table, TableLayout layout)
{
    /// <summary>How many articles are listed.</summary>
    public const int MaxListed = 50;

    /// <summary>How many keys are read of one list in one shard. More share a band only when it is a phrase that everybody uses.</summary>
    private const int KeysPerList = 200;

    private static readonly string[] KeyOnly = ["RowKey"];

    /// <summary>Finds them.</summary>
    /// <param name="id">The article that is no duplicate of itself.</param>
    /// <param name="fingerprint">Its fingerprint.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The near-duplicates, earliest first; the most similar ones when there are more than <see cref="MaxListed"/>.</returns>
    public async Task<IReadOnlyList<NearDuplicate>> FindAsync(string id, string fingerprint, CancellationToken cancellationToken)
    {
        IEnumerable<PostingList> lists = Fingerprint.Bands(fingerprint).Select(static band => PostingList.Of(Facet.Near, band));
        string[][] found = await Task.WhenAll(
            from list in lists
            from partition in layout.Partitions
            select ReadAsync(partition, list, cancellationToken));
        string[] candidates =
        [
            .. found.SelectMany(static ids => ids)
                .CountBy(static candidate => candidate)
                .Where(candidate => candidate.Value >= Fingerprint.SharedBandsOfDuplicates && candidate.Key != id)
                .OrderByDescending(static candidate => candidate.Value)
                .ThenBy(static candidate => candidate.Key, StringComparer.Ordinal)
                .Take(MaxListed)
                .Select(static candidate => candidate.Key),
        ];

        var rows = new RowReader(table, layout);
        StoredArticle?[] articles = await Task.WhenAll(candidates.Select(candidate => rows.ReadAsync(candidate, Columns.Summary, cancellationToken)));
        return
        [
            .. articles.OfType<StoredArticle>()

                // A posting is trusted only if the row agrees.
                .Where(article => Fingerprint.AreNearDuplicates(fingerprint, article.Fingerprint))
                .Select(article => Describe(article.Summarise(), Fingerprint.Similarity(fingerprint, article.Fingerprint)))
                .OrderBy(static duplicate => duplicate.DatePublished ?? DateOnly.FromDateTime(duplicate.Uploaded.UtcDateTime))
                .ThenBy(static duplicate => duplicate.Uploaded)
                .ThenBy(static duplicate => duplicate.Id, StringComparer.Ordinal),
        ];
    }

    private static NearDuplicate Describe(ArticleSummary article, double similarity) => new()
    {
        Id = article.Id,
        Name = article.Name,
        Headline = article.Headline,
        Source = article.Source,
        DatePublished = article.DatePublished,
        Uploaded = article.Uploaded,
        Similarity = Math.Round(similarity, 2),
    };

    private async Task<string[]> ReadAsync(string partition, PostingList list, CancellationToken cancellationToken)
    {
        string filter = RowKeys.InRange(partition, list.Prefix, RowKeys.EndOf(list.Prefix));
        await foreach (Azure.Page<TableEntity> page in table.QueryAsync<TableEntity>(filter, KeysPerList, KeyOnly, cancellationToken).AsPages(null, KeysPerList).WithCancellation(cancellationToken))
        {
            if (page.Values.Count > 0)
                return [.. page.Values.Select(row => SortKey.IdOf(row.RowKey[list.Prefix.Length..]))];
        }

        return [];
    }
}
