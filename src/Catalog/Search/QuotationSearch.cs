using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search.Snippets;

namespace Pipeline.Catalog.Search;

/// <summary>Lists quotations, and what a list says beside them.</summary>
/// <param name="pages">Makes pages.</param>
internal sealed class QuotationSearch(PageReader pages)
{
    private const int ScoreDigits = 3;

    /// <summary>Makes a page of the list.</summary>
    /// <param name="query">What to list.</param>
    /// <param name="nearBands">See <see cref="Conditions.Of(ArticleFilter, string?, bool)"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Answer<Page<QuotationHit>>> RunAsync(QuotationQuery query, string? nearBands, CancellationToken cancellationToken)
    {
        Query condition = Conditions.Of(query);
        Query? articles = ArticlesOf(query, nearBands);
        WordFinder? marker = SnippetMaker.MarkerFor(query.Text);
        IReadOnlyList<FacetCounts>? facets = null;
        Answer<Page<QuotationHit>> answer = await pages.RunAsync(
            Canonical.Of(query),
            query.Continuation,
            null,
            (view, after) =>
            {
                var page = new PageCollector(query.Order, query.Limit, after);
                var all = new Term(IndexFields.QuotationKind, IndexFields.AnyKind);
                var counts = new FacetSearch(view, query.Facets.Select(CountedFacet.Of), all);
                view.Search(condition, articles, [page, .. counts.Collectors]);
                facets = counts.Read(query.FacetLimit, page.Total, query.IsEverything);
                return page.Page;
            },
            (hit, article) => Describe(query, marker, hit, article),
            cancellationToken
        );
        return answer.IsAnswered ? Answer<Page<QuotationHit>>.Of(answer.Value with { Facets = facets }) : answer;
    }

    /// <summary>The condition on the articles of quotations; null when there is none.</summary>
    /// <param name="query">The quotations.</param>
    /// <param name="nearBands">See <see cref="Conditions.Of(ArticleFilter, string?, bool)"/>.</param>
    public static Query? ArticlesOf(QuotationQuery query, string? nearBands) =>
        query.Filter is { Names.Count: 0, Near: null } ? null : Conditions.Of(query.Filter with { From = null, To = null }, nearBands);

    /// <summary>The quotation of a hit; null where its article has none such.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="article">Its article.</param>
    public static QuotationHit? QuotationOf(Hit hit, StoredArticle article)
    {
        if (article.ReadMetadata()?.Quotations is not { } quotations || hit.ToArticle > quotations.Count)
        {
            return null;
        }

        int index = quotations.Count - hit.ToArticle;
        return new QuotationHit(quotations[index], article.Summarise(), index);
    }

    private static QuotationHit? Describe(QuotationQuery query, WordFinder? marker, Hit hit, StoredArticle article) =>
        QuotationOf(hit, article) is { } found
            ? found with
            {
                Highlights = marker?.Mark(found.Quotation.Text),
                Score = query.Order == ResultOrder.Relevance ? Math.Round(hit.Score, ScoreDigits) : null,
            }
            : null;
}
