namespace Pipeline.Catalog.Queries;

/// <summary>The most frequent values of one facet among all results of a query.</summary>
/// <param name="Name">The facet.</param>
/// <param name="Values">The values, the most frequent first.</param>
public sealed record FacetCounts(string Name, IReadOnlyList<FacetCount> Values);

/// <summary>How many results have one value.</summary>
/// <param name="Value">The value as most articles write it; as a condition of another query it finds them.</param>
/// <param name="Count">How many results have it, exactly.</param>
/// <param name="Significance">How many times more frequent it is among the results than in the whole archive; null when the results are the
/// whole archive.</param>
public sealed record FacetCount(string Value, int Count, double? Significance);
