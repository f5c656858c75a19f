using System.Text.Json.Serialization;

namespace Pipeline.Catalog.Queries;

/// <summary>One page of results.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The results. May be fewer than the limit although there are more, when articles were replaced or deleted at that
/// moment.</param>
/// <param name="Continuation">Send it with the same query to get the next page; null when this was the last.</param>
/// <param name="Total">How many results there are on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Continuation, int Total)
{
    /// <summary>
    /// The most frequent values among the results of all pages, of each facet that was asked for; left out when none was.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FacetCounts>? Facets { get; init; }
}
