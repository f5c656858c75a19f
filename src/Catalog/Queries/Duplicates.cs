namespace Pipeline.Catalog.Queries;

/// <summary>The other articles of a list that are near-duplicates of one that is shown.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Others">The earliest of them, at most ten.</param>
public sealed record Duplicates(int Count, IReadOnlyList<DuplicateArticle> Others);

/// <summary>A near-duplicate that a list does not show.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="Headline">The headline, where it has one.</param>
/// <param name="Source">The agency or outlet it comes from, where it says so.</param>
/// <param name="DatePublished">The day of publication, where the article says so.</param>
public sealed record DuplicateArticle(string Id, string Name, string? Headline, string? Source, DateOnly? DatePublished);
