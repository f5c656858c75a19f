namespace Pipeline.Cli.Api;

/// <summary>The filters of articles, which every command that asks about articles takes.</summary>
internal static class ArticleFilters
{
    /// <summary>Each filter's parameter name and what it means.</summary>
    public static (string Name, string Description)[] All { get; } =
    [
        ("person", "A person named in the article; repeat for several."),
        ("organisation", "An organisation named in the article."),
        ("place", "A place named in the article."),
        ("speaker", "Someone the article quotes."),
        ("source", "The outlet it comes from, or a medium it cites."),
        ("keyword", "A key phrase."),
        ("mentioned", "A date named in the text: 2022-01-10, 2022-01 or 2022."),
        ("language", "The language, such as en."),
        ("status", "indexed (default) or rejected."),
        ("from", "The first day of publication."),
        ("to", "The last day of publication."),
    ];
}
