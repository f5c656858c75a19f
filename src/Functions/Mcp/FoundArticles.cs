using System.ComponentModel;
using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Mcp;

/// <summary>Articles that a tool found.</summary>
internal sealed record FoundArticles(
    [property: Description("How many articles match on all pages.")] int Total,
    [property: Description("One page of them.")] IReadOnlyList<FoundArticle> Articles,
    [property: Description("Pass it with the same arguments to get the next page; null on the last.")] string? Continuation
)
{
    public static FoundArticles From(Page<ArticleSummary> page) =>
        new(page.Total, [.. page.Items.Select(FoundArticle.From)], page.Continuation);
}

/// <summary>One article as lists show it.</summary>
internal sealed record FoundArticle(
    [property: Description("Its id, for read_article.")] string Id,
    string? Headline,
    [property: Description("The day of publication, from the article itself.")] DateOnly? Published,
    [property: Description("The agency or outlet it comes from.")] string? Source,
    [property: Description("ISO 639-1, or und.")] string? Language,
    [property: Description("The first words of the text.")] string? Lead,
    [property: Description("Passages that show why it was found.")] IReadOnlyList<string> Passages,
    [property: Description("People named, the most mentioned first.")] IReadOnlyList<string> People,
    IReadOnlyList<string> Organisations,
    IReadOnlyList<string> Places,
    [property: Description("People and bodies that it quotes.")] IReadOnlyList<string> Speakers
)
{
    public static FoundArticle From(ArticleSummary article) =>
        new(
            article.Id,
            article.Headline,
            article.DatePublished,
            article.Source,
            article.Language,
            article.Lead,
            [
                .. (article.Snippets ?? [])
                    .Where(static snippet => snippet.Field == SnippetField.Text)
                    .Select(static snippet => snippet.Text),
            ],
            article.People,
            article.Organisations,
            article.Places,
            article.Speakers
        );
}
