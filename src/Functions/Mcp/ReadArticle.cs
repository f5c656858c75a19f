using System.ComponentModel;
using Pipeline.Metadata;

namespace Pipeline.Functions.Mcp;

/// <summary>One article, as much of it as was asked for.</summary>
internal sealed record ReadArticle(
    string Id,
    string? Headline,
    DateOnly? Published,
    IReadOnlyList<string> Byline,
    string? Outlet,
    [property: Description("The page it was saved from.")] string? Url,
    string Language,
    [property: Description("The text, from `start` on; the whole of it unless there is a `next`.")] string Text,
    [property: Description("Where the text goes on: pass it as `start`. Null when this is the end.")] int? Next,
    [property: Description("Names, with the roles that the article gives them.")] IReadOnlyList<NamedEntity> Names,
    IReadOnlyList<SaidWords> Quotations,
    [property: Description("Media that the article cites.")] IReadOnlyList<string> CitedMedia,
    IReadOnlyList<string> Keywords,
    [property: Description("Ids of articles that tell the same in almost the same words.")] IReadOnlyList<string> NearDuplicates
)
{
    /// <summary>The article from <paramref name="start"/> on.</summary>
    /// <param name="article">The document.</param>
    /// <param name="start">Where its text begins, in UTF-16 units.</param>
    /// <param name="length">How much text at most.</param>
    public static ReadArticle From(ArticleMetadata article, int start, int length)
    {
        int from = Math.Min(start, article.Text.Length);
        int to = Math.Min(from + length, article.Text.Length);

        // A character of two units is not cut in half.
        if (to < article.Text.Length && char.IsLowSurrogate(article.Text[to]))
        {
            to--;
        }

        return new ReadArticle(
            article.Id,
            article.Headline,
            article.DatePublished,
            article.Byline,
            article.Outlet,
            article.CanonicalUrl ?? article.Url,
            article.Language,
            article.Text[from..to],
            to < article.Text.Length ? to : null,
            [.. article.Entities.Select(NamedEntity.From)],
            [.. article.Quotations.Select(SaidWords.From)],
            [.. article.CitedMedia.Select(static medium => medium.Name).Distinct(StringComparer.Ordinal)],
            [.. article.Keywords.Select(static keyword => keyword.Text)],
            [.. (article.NearDuplicates ?? []).Select(static other => other.Id)]
        );
    }
}

/// <summary>Somebody or something that the article names.</summary>
internal sealed record NamedEntity(
    string Name,
    [property: Description("person, organisation or place.")] string Type,
    IReadOnlyList<string> Roles,
    string? Country
)
{
    public static NamedEntity From(Entity entity) =>
        new(
            entity.Name,
            entity.Type switch
            {
                EntityType.Person => "person",
                EntityType.Organisation => "organisation",
                _ => "place",
            },
            entity.Roles,
            entity.Country
        );
}

/// <summary>A quotation of the article.</summary>
internal sealed record SaidWords(string Text, string Kind, string? Speaker, double? Confidence, string? Medium, string? Said)
{
    public static SaidWords From(Quotation quotation) =>
        new(
            quotation.Text,
            FoundQuotation.Describe(quotation.Kind),
            quotation.Speaker,
            quotation.Confidence,
            quotation.Medium,
            quotation.Date
        );
}
