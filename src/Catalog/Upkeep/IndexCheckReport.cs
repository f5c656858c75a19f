namespace Pipeline.Catalog.Upkeep;

/// <summary>What a check of the index found.</summary>
/// <param name="Generation">Which commit was checked.</param>
/// <param name="Articles">How many articles the table has.</param>
/// <param name="Bytes">How large the index is.</param>
/// <param name="IsClean">Whether Lucene found every file sound.</param>
/// <param name="Differences">The articles that the index does not have as the table has them.</param>
public sealed record IndexCheckReport(long Generation, int Articles, long Bytes, bool IsClean, IReadOnlyList<IndexDifference> Differences);
