using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Catalog.Queries;

/// <summary>What articles to list, and how.</summary>
public sealed record ArticleQuery
{
    /// <summary>The articles.</summary>
    public ArticleFilter Filter { get; init; } = new();

    /// <summary>In which order.</summary>
    public ResultOrder Order { get; init; }

    /// <summary>The facets whose most frequent values are wanted.</summary>
    public IReadOnlyList<NameType> Facets { get; init; } = [];

    /// <summary>How many values of each facet are wanted, 1 to <see cref="QueryLimits.MaxPage"/>.</summary>
    public int FacetLimit { get; init; } = QueryLimits.DefaultFacet;

    /// <summary>What is shown once; null to show everything.</summary>
    public ResultGrouping? Collapse { get; init; }

    /// <summary>Which article of those that <see cref="Collapse"/> puts together is shown.</summary>
    public DuplicateKept Keep { get; init; }

    /// <summary>Whether articles come with the passages that show why they were found.</summary>
    public bool WithSnippets { get; init; } = true;

    /// <summary>How many articles a page has at most, 1 to <see cref="QueryLimits.MaxPage"/>.</summary>
    public int Limit { get; init; } = QueryLimits.DefaultPage;

    /// <summary>Where to go on: the continuation of the previous page of the same query; null for the first page.</summary>
    public string? Continuation { get; init; }

    /// <summary>Reads a query from URL parameters and checks all of them.</summary>
    /// <param name="parameters">The decoded parameters in any order, one pair for each value. Empty values count as left out.</param>
    /// <param name="query">The query.</param>
    /// <param name="errors">Everything that is wrong; empty when a query was read.</param>
    public static bool TryParse(
        IEnumerable<KeyValuePair<string, string>> parameters,
        [NotNullWhen(true)] out ArticleQuery? query,
        out IReadOnlyList<QueryError> errors
    )
    {
        var reader = new QueryReader(parameters);
        var read = new ArticleQuery
        {
            Filter = ArticleFilter.Read(reader),
            Order = reader.OneOf<ResultOrder>("sort") ?? ResultOrder.Newest,
            Facets = reader.ListOf<NameType>("facets"),
            FacetLimit = reader.Limit("facetLimit", QueryLimits.DefaultFacet),
            Collapse = reader.OneOf<ResultGrouping>("collapse"),
            Keep = reader.OneOf<DuplicateKept>("keep") ?? DuplicateKept.First,
            Limit = reader.Limit("limit"),
            Continuation = reader.One("continuation"),
        };
        reader.CheckOrder(read.Order, read.Filter.Text);
        if (read.Collapse is null && read.Keep != DuplicateKept.First)
        {
            reader.Refuse("keep", "Without collapse=duplicates every article is shown.", "Add collapse=duplicates, or leave it out.");
        }

        return reader.TryFinish(read, out query, out errors);
    }
}
