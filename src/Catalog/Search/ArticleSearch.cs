using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search.Collapsing;
using Pipeline.Catalog.Search.Snippets;

namespace Pipeline.Catalog.Search;

/// <summary>Lists articles, with whatever a list says beside them: facets, snippets, near-duplicates that are not shown.</summary>
/// <param name="pages">Makes pages.</param>
/// <param name="rows">Reads articles.</param>
internal sealed class ArticleSearch(PageReader pages, ArticleRows rows)
{
    /// <summary>How many near-duplicates that are not shown are named.</summary>
    private const int MaxOthers = 10;

    private const int ScoreDigits = 3;

    /// <summary>Makes a page of the list.</summary>
    /// <param name="query">What to list.</param>
    /// <param name="nearBands">See <see cref="Conditions.Of(ArticleFilter, string?, bool)"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Answer<Page<ArticleSummary>>> RunAsync(ArticleQuery query, string? nearBands, CancellationToken cancellationToken)
    {
        Query condition = Conditions.Of(query.Filter, nearBands, query.Order == ResultOrder.Relevance);
        SnippetMaker? snippets = query.WithSnippets ? SnippetMaker.For(query.Filter) : null;
        IReadOnlyList<FacetCounts>? facets = null;
        IReadOnlyDictionary<string, IReadOnlyList<Hit>>? others = null;
        Answer<Page<ArticleSummary>> answer = await pages.RunAsync(
            Canonical.Of(query),
            query.Continuation,
            snippets is null ? Columns.Summary : null,
            (view, after) =>
            {
                var counts = new FacetSearch(view, query.Facets.Select(CountedFacet.Of), new Term(Facet.Status, RowStatus.Indexed));
                (FoundPage page, int total) = query.Collapse is null
                    ? Search(view, condition, query, counts, after)
                    : SearchGroups(view, condition, query, counts, after, out others);
                facets = counts.Read(query.FacetLimit, total, query.Filter.IsEverything);
                return page;
            },
            (hit, article) => Describe(query, snippets, hit, article),
            cancellationToken
        );
        if (!answer.IsAnswered)
        {
            return answer;
        }

        if (query.Collapse is not null && answer.Value.Total > QueryLimits.MaxCollapsed)
        {
            return Answer<Page<ArticleSummary>>.Refuse(TooMany(answer.Value.Total));
        }

        Page<ArticleSummary> page = answer.Value with { Facets = facets };
        return Answer<Page<ArticleSummary>>.Of(others is null ? page : await WithDuplicatesAsync(page, others, cancellationToken));
    }

    private static QueryError TooMany(int articles) =>
        new(
            "collapse",
            $"{articles} articles meet the conditions: too many to be compared with each other.",
            $"Give conditions that at most {QueryLimits.MaxCollapsed} articles meet, such as a month by from and to, or leave it out."
        );

    private static (FoundPage Page, int Total) Search(
        ArchiveView view,
        Query condition,
        ArticleQuery query,
        FacetSearch facets,
        Position after
    )
    {
        var page = new PageCollector(query.Order, query.Limit, after);
        view.Search(condition, [page, .. facets.Collectors]);
        return (page.Page, page.Total);
    }

    private static (FoundPage Page, int Total) SearchGroups(
        ArchiveView view,
        Query condition,
        ArticleQuery query,
        FacetSearch facets,
        Position after,
        out IReadOnlyDictionary<string, IReadOnlyList<Hit>> others
    )
    {
        var groups = new DuplicateCollector(query.Order);
        view.Search(condition, [groups, .. facets.Collectors]);
        if (groups.IsTooMany)
        {
            others = new Dictionary<string, IReadOnlyList<Hit>>();
            return (new FoundPage([], false, groups.Total), groups.Total);
        }

        CollapsedPage page = groups.Read(query.Keep, query.Limit, after);
        others = page.Others;
        return (page.Page, groups.Total);
    }

    private static ArticleSummary Describe(ArticleQuery query, SnippetMaker? snippets, Hit hit, StoredArticle article)
    {
        ArticleSummary summary = article.Summarise();
        if (snippets is not null)
        {
            summary = summary with { Snippets = article.ReadMetadata() is { } metadata ? snippets.Of(metadata) : [] };
        }

        return query.Order == ResultOrder.Relevance ? summary with { Score = Math.Round(hit.Score, ScoreDigits) } : summary;
    }

    private async Task<Page<ArticleSummary>> WithDuplicatesAsync(
        Page<ArticleSummary> page,
        IReadOnlyDictionary<string, IReadOnlyList<Hit>> others,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyDictionary<string, StoredArticle?> read = await rows.GetAsync(
            others.Values.SelectMany(static hits => hits.Take(MaxOthers)).Select(static hit => new ArticleVersion(hit.Id, hit.Version)),
            Columns.Summary,
            static (_, row) => row,
            cancellationToken
        );
        return page with { Items = [.. page.Items.Select(item => item with { Duplicates = DuplicatesOf(others[item.Id], read) })] };
    }

    private static Duplicates? DuplicatesOf(IReadOnlyList<Hit> hits, IReadOnlyDictionary<string, StoredArticle?> read) =>
        hits.Count == 0
            ? null
            : new Duplicates(
                hits.Count,
                [.. hits.Take(MaxOthers).Where(hit => PageReader.IsOf(hit, read[hit.Id])).Select(hit => Name(read[hit.Id]!))]
            );

    private static DuplicateArticle Name(StoredArticle article)
    {
        ArticleSummary summary = article.Summarise();
        return new DuplicateArticle(summary.Id, summary.Name, summary.Headline, summary.Source, summary.DatePublished);
    }
}
