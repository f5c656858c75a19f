using System.ComponentModel;
using Pipeline.Catalog.Queries;
using Pipeline.Metadata;

namespace Pipeline.Functions.Mcp;

/// <summary>Quotations that a tool found.</summary>
internal sealed record FoundQuotations(
    [property: Description("How many quotations match on all pages.")] int Total,
    [property: Description("One page of them.")] IReadOnlyList<FoundQuotation> Quotations,
    [property: Description("Pass it with the same arguments to get the next page; null on the last.")] string? Continuation
)
{
    public static FoundQuotations From(Page<QuotationHit> page) =>
        new(page.Total, [.. page.Items.Select(FoundQuotation.From)], page.Continuation);
}

/// <summary>One quotation and where it was reported.</summary>
internal sealed record FoundQuotation(
    [property: Description("What was said, in the article's words.")] string Text,
    [property: Description("direct: word for word; mixed: a quoted phrase inside a paraphrase; indirect: reported speech.")] string Kind,
    [property: Description("Who said it; null when the article does not tell.")] string? Speaker,
    [property: Description("How likely the speaker is right, 0 to 1.")] double? Confidence,
    [property: Description("The medium it was said in or came through.")] string? Medium,
    [property: Description("The day it was said, ISO 8601.")] string? Said,
    [property: Description("The id of the article, for read_article.")] string Article,
    string? Headline,
    [property: Description("The day the article was published.")] DateOnly? Published,
    [property: Description("The agency or outlet of the article.")] string? Source
)
{
    public static FoundQuotation From(QuotationHit hit) =>
        new(
            hit.Quotation.Text,
            Describe(hit.Quotation.Kind),
            hit.Quotation.Speaker,
            hit.Quotation.Confidence,
            hit.Quotation.Medium,
            hit.Quotation.Date,
            hit.Article.Id,
            hit.Article.Headline,
            hit.Article.DatePublished,
            hit.Article.Source
        );

    public static string Describe(QuotationKind kind) =>
        kind switch
        {
            QuotationKind.Direct => "direct",
            QuotationKind.Mixed => "mixed",
            _ => "indirect",
        };
}
