namespace Pipeline.Cli.Api;

/// <summary>The filters of articles, which every command that asks about articles takes.</summary>
internal static class ArticleFilters
{
    private static readonly (string Name, string Description, string? Excluded)[] Filters =
    [
        ("person", "A person named in the article; repeat for several.", "A person not named in it; so for every --not-…"),
        ("organisation", "An organisation named in the article.", "An organisation not named in it."),
        ("place", "A place named in the article.", "A place not named in it."),
        ("speaker", "Someone the article quotes.", "Someone it does not quote."),
        ("source", "The outlet it comes from, or a medium it cites.", "An outlet it neither comes from nor cites."),
        ("keyword", "A key phrase.", "A key phrase it does not have."),
        ("mentioned", "A date named in the text: 2022-01-10, 2022-01 or 2022.", "A date it does not name."),
        ("language", "The language, such as en.", "A language it is not in."),
        ("status", "indexed (default), rejected or batch.", null),
        ("from", "The first day of publication.", null),
        ("to", "The last day of publication.", null),
        ("near", "The near-duplicates of the article with this id.", null),
    ];

    /// <summary>Each filter's parameter name and what it means; those that exclude come last.</summary>
    public static (string Name, string Description)[] All { get; } =
    [
        .. Filters.Select(static filter => (filter.Name, filter.Description)),
        .. Filters.Where(static filter => filter.Excluded is not null).Select(static filter => ($"not-{filter.Name}", filter.Excluded!)),
    ];
}
