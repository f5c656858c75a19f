using Lucene.Net.Index;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>Counts the values of several facets in the pass over the hits that finds the page too.</summary>
/// <param name="view">What is searched.</param>
/// <param name="facets">The facets.</param>
/// <param name="all">The term that every document has that a query without conditions finds.</param>
internal sealed class FacetSearch(ArchiveView view, IEnumerable<CountedFacet> facets, Term all)
{
    private readonly (CountedFacet Facet, FacetCollector Counts)[] _facets =
    [
        .. facets.Select(static facet => (facet, new FacetCollector(facet.Field, facet.OfArticle))),
    ];

    /// <summary>What counts: to be given the hits.</summary>
    public IEnumerable<HitCollector> Collectors => _facets.Select(static facet => facet.Counts);

    /// <summary>The most frequent values, once the hits have been seen; null when no facet is wanted.</summary>
    /// <param name="limit">How many values of each facet.</param>
    /// <param name="total">How many hits there were.</param>
    /// <param name="isEverything">Whether the hits are all documents.</param>
    public IReadOnlyList<FacetCounts>? Read(int limit, int total, bool isEverything)
    {
        if (_facets.Length == 0)
        {
            return null;
        }

        var terms = new NameTerms(view);
        var significance = new Significance(view, all, total);
        return
        [
            .. _facets.Select(facet => new FacetCounts(
                facet.Facet.Name,
                [
                    .. facet
                        .Counts.Top(limit)
                        .Select(value => new FacetCount(
                            terms.Spell(facet.Facet.Codes, value.Key),
                            value.Value,
                            isEverything || facet.Facet.OfArticle ? null : significance.Of(facet.Facet.Field, value)
                        )),
                ]
            )),
        ];
    }
}
