using Lucene.Net.Index;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>Counts the values of several facets in the pass over the hits that finds the page too.</summary>
/// <param name="view">What is searched.</param>
/// <param name="facets">The facets.</param>
internal sealed class FacetSearch(ArchiveView view, IReadOnlyList<NameType> facets)
{
    private readonly (NameKind Kind, FacetCollector Counts)[] _facets =
    [
        .. facets.Select(NameKind.Of).Select(static kind => (kind, new FacetCollector(kind.Facet))),
    ];

    /// <summary>What counts: to be given the hits.</summary>
    public IEnumerable<HitCollector> Collectors => _facets.Select(static facet => facet.Counts);

    /// <summary>The most frequent values, once the hits have been seen.</summary>
    /// <param name="limit">How many values of each facet.</param>
    /// <param name="total">How many hits there were.</param>
    /// <param name="isEverything">Whether the hits are the whole archive.</param>
    public IReadOnlyList<FacetCounts> Read(int limit, int total, bool isEverything)
    {
        var terms = new NameTerms(view);
        double articles = view.DocumentsWith(new Term(Facet.Status, RowStatus.Indexed));
        return
        [
            .. _facets.Select(facet => new FacetCounts(
                facet.Kind.Type,
                [
                    .. facet
                        .Counts.Top(limit)
                        .Select(value => new FacetCount(
                            terms.Spell(facet.Kind, value.Key),
                            value.Value,
                            isEverything ? null : Significance(facet.Kind, value, total, articles)
                        )),
                ]
            )),
        ];
    }

    // Among the whole archive a name counts by every form it is found by, and what was deleted is counted until it is merged away: a
    // proportion that is near enough to compare with.
    private double Significance(NameKind kind, KeyValuePair<string, int> value, int total, double articles) =>
        Math.Round(
            (double)value.Value
                / total
                / (Math.Max(view.DocumentsWith(new Term(kind.Facet, value.Key)), value.Value) / Math.Max(articles, total)),
            2
        );
}
