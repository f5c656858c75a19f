using System.Diagnostics.CodeAnalysis;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Makes one page of results: searches, reads the rows of the hits side by side, and believes a row only at the version that the hit speaks
/// of.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="archive">What is searched.</param>
/// <param name="rows">Reads articles.</param>
internal sealed class PageReader(CatalogStore store, ArchiveIndex archive, ArticleRows rows)
{
    /// <summary>
    /// How often a search is repeated because an article was replaced while it ran. In the end such an article is left out.
    /// </summary>
    private const int MaxSearches = 4;

    /// <summary>Makes a page.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="canonical">See <see cref="Canonical"/>.</param>
    /// <param name="continuation">Where to go on; null for the first page.</param>
    /// <param name="columns">The columns that <paramref name="itemOf"/> needs; null for all, the document among them.</param>
    /// <param name="search">Searches from a position.</param>
    /// <param name="itemOf">The result of a hit and its article; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Answer<Page<T>>> RunAsync<T>(
        string canonical,
        string? continuation,
        IReadOnlyList<string>? columns,
        Func<ArchiveView, Position, FoundPage> search,
        Func<Hit, StoredArticle, T?> itemOf,
        CancellationToken cancellationToken
    )
        where T : class
    {
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        if (ContinuationToken.Read(continuation, canonical, layout.TokenKey.Span) is not { } after)
        {
            return Answer<Page<T>>.Refuse(ContinuationToken.Invalid);
        }

        for (int searches = 1; ; searches++)
        {
            FoundPage page;
            using (ArchiveView view = await archive.OpenAsync(cancellationToken))
            {
                page = await store.Threads.RunAsync(() => search(view, after), cancellationToken);
            }

            IReadOnlyList<Hit> hits = page.Hits;
            ILookup<string, Hit> byArticle = hits.ToLookup(static hit => hit.Id);
            IReadOnlyDictionary<string, Items<T>> read = await rows.GetAsync(
                byArticle.Select(static article => new ArticleVersion(article.Key, article.First().Version)),
                columns,
                (id, row) => Make(byArticle[id], row, itemOf),
                cancellationToken
            );

            // A row of another version: the article was replaced after its new row could have been seen. It must not be missing, so look
            // again.
            if (searches < MaxSearches && read.Values.Any(static items => items.IsReplaced))
            {
                continue;
            }

            string? next = page.HasMore ? ContinuationToken.Write(hits[^1].Position, canonical, layout.TokenKey.Span) : null;
            T[] all = [.. hits.Select(hit => read[hit.Id].Of.GetValueOrDefault(hit)).OfType<T>()];
            return Answer<Page<T>>.Of(new Page<T>(all, next, page.Total));
        }
    }

    /// <summary>Makes the items of one article.</summary>
    private static Items<T> Make<T>(IEnumerable<Hit> hits, StoredArticle? row, Func<Hit, StoredArticle, T?> itemOf)
        where T : class
    {
        var items = new Dictionary<Hit, T>();
        bool isReplaced = false;
        foreach (Hit hit in hits)
        {
            if (!IsOf(hit, row))
            {
                isReplaced |= row is not null;
            }
            else if (itemOf(hit, row) is { } item)
            {
                items.Add(hit, item);
            }
        }

        return new Items<T>(items, isReplaced);
    }

    /// <summary>Whether a row is there, at the version that a hit speaks of.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="row">The row that was read; null when there is none any more.</param>
    public static bool IsOf(Hit hit, [NotNullWhen(true)] StoredArticle? row) =>
        row is not null && IndexFields.VersionOf(row.Version) == hit.Version;

    /// <summary>What became of the hits of one article.</summary>
    /// <param name="Of">The item of each hit; nothing where there is none.</param>
    /// <param name="IsReplaced">Whether a hit speaks of another version than the row.</param>
    private sealed record Items<T>(IReadOnlyDictionary<Hit, T> Of, bool IsReplaced)
        where T : class;
}
