namespace Pipeline.Catalog.Search;

/// <summary>What a search found for one page.</summary>
/// <param name="Hits">The hits, in order.</param>
/// <param name="HasMore">Whether there are hits after them.</param>
/// <param name="Total">How many hits there are on all pages.</param>
internal sealed record FoundPage(IReadOnlyList<Hit> Hits, bool HasMore, int Total);
