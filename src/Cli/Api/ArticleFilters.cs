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
        ("near", "The near-duplicates of the article with this id."),
        ("not-person", "A person not named in it; so for every --not-…"),
        ("not-organisation", "An organisation not named in it."),
        ("not-place", "A place not named in it."),
        ("not-speaker", "Someone it does not quote."),
        ("not-source", "An outlet it neither comes from nor cites."),
        ("not-keyword", "A key phrase it does not have."),
        ("not-mentioned", "A date it does not name."),
        ("not-language", "A language it is not in."),
    ];
}
