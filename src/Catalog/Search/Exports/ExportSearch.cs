using System.Runtime.CompilerServices;
using Lucene.Net.Search;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Storage;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Search.Exports;

/// <summary>
/// Reads every result of a query, a page at a time, so that memory does not grow with their number. Each result says where to go on after
/// it.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="pages">Makes pages.</param>
internal sealed class ExportSearch(CatalogStore store, PageReader pages)
{
    /// <summary>Summaries read at once: each page is a search, and a row is some kilobytes.</summary>
    private const int SummariesAtOnce = 500;

    /// <summary>Documents read at once: they may have megabytes.</summary>
    private const int DocumentsAtOnce = 64;

    /// <summary>Exports articles as lists show them.</summary>
    /// <param name="query">The query.</param>
    /// <param name="nearBands">See <see cref="Conditions.Of(ArticleFilter, string?, bool)"/>.</param>
    /// <param name="cancellationToken">Stops the reading of the first page.</param>
    public Task<Answer<Export<ArticleSummary>>> ArticlesAsync(ExportQuery query, string? nearBands, CancellationToken cancellationToken)
    {
        var pages = new Pages<ArticleSummary>(SummariesAtOnce, Columns.Summary, static (_, article) => article.Summarise());
        return BeginAsync(query, Conditions.Of(query.Filter, nearBands), null, pages, cancellationToken);
    }

    /// <summary>Exports everything known about articles.</summary>
    /// <inheritdoc cref="ArticlesAsync"/>
    public Task<Answer<Export<ArticleMetadata>>> DocumentsAsync(ExportQuery query, string? nearBands, CancellationToken cancellationToken)
    {
        var pages = new Pages<ArticleMetadata>(DocumentsAtOnce, null, static (_, article) => article.ReadMetadata());
        return BeginAsync(query, Conditions.Of(query.Filter, nearBands), null, pages, cancellationToken);
    }

    /// <summary>Exports quotations.</summary>
    /// <inheritdoc cref="ArticlesAsync"/>
    public Task<Answer<Export<QuotationHit>>> QuotationsAsync(ExportQuery query, string? nearBands, CancellationToken cancellationToken)
    {
        QuotationQuery quotations = query.Quotations!;
        var pages = new Pages<QuotationHit>(DocumentsAtOnce, null, QuotationSearch.QuotationOf);
        return BeginAsync(query, Conditions.Of(quotations), QuotationSearch.ArticlesOf(quotations, nearBands), pages, cancellationToken);
    }

    private async Task<Answer<Export<T>>> BeginAsync<T>(
        ExportQuery query,
        Query condition,
        Query? articles,
        Pages<T> kind,
        CancellationToken cancellationToken
    )
        where T : class
    {
        string canonical = Canonical.Of(query);
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        Answer<Page<Exported<T>>> first = await ReadAsync(query.Continuation, cancellationToken);
        return first.IsAnswered
            ? Answer<Export<T>>.Of(new Export<T>(All(first.Value, CancellationToken.None)))
            : Answer<Export<T>>.Refuse(first.Error);

        async IAsyncEnumerable<Exported<T>> All(Page<Exported<T>> page, [EnumeratorCancellation] CancellationToken cancellation)
        {
            while (true)
            {
                foreach (Exported<T> item in page.Items)
                {
                    yield return item;
                }

                if (page.Continuation is null)
                {
                    yield break;
                }

                // What this catalogue has just made, it takes.
                page = (await ReadAsync(page.Continuation, cancellation)).Value!;
            }
        }

        Task<Answer<Page<Exported<T>>>> ReadAsync(string? continuation, CancellationToken cancellation) =>
            pages.RunAsync(
                canonical,
                continuation,
                kind.Columns,
                (view, after) =>
                {
                    var page = new PageCollector(query.Order, kind.AtOnce, after);
                    view.Search(condition, articles, page);
                    return page.Page;
                },
                (hit, row) =>
                    kind.ItemOf(hit, row) is { } item
                        ? new Exported<T>(item, ContinuationToken.Write(hit.Position, canonical, layout.TokenKey.Span))
                        : null,
                cancellation
            );
    }

    /// <summary>How items are read.</summary>
    private sealed record Pages<T>(int AtOnce, IReadOnlyList<string>? Columns, Func<Hit, StoredArticle, T?> ItemOf)
        where T : class;
}
