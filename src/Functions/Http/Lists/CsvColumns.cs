using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Http.Lists;

/// <summary>The columns of each list as CSV. Names are those of the JSON; several values share a field, separated by semicolons.</summary>
internal static class CsvColumns
{
    private const string Separator = "; ";

    public static readonly IReadOnlyList<CsvColumn<ArticleSummary>> Article =
    [
        new("id", static article => article.Id),
        new("name", static article => article.Name),
        new("status", static article => article.Status),
        new("headline", static article => article.Headline),
        new("datePublished", static article => article.DatePublished),
        new("uploaded", static article => article.Uploaded),
        new("source", static article => article.Source),
        new("language", static article => article.Language),
        new("people", static article => string.Join(Separator, article.People)),
        new("organisations", static article => string.Join(Separator, article.Organisations)),
        new("places", static article => string.Join(Separator, article.Places)),
        new("speakers", static article => string.Join(Separator, article.Speakers)),
        new("quotations", static article => article.Quotations),
        new("wordCount", static article => article.WordCount),
        new("lead", static article => article.Lead),
        new("rejection", static article => article.Rejection?.Reason),
    ];

    public static readonly IReadOnlyList<CsvColumn<QuotationHit>> Quotation =
    [
        new("text", static hit => hit.Quotation.Text),
        new("kind", static hit => hit.Quotation.Kind),
        new("speaker", static hit => hit.Quotation.Speaker),
        new("confidence", static hit => hit.Quotation.Confidence),
        new("cue", static hit => hit.Quotation.Cue),
        new("medium", static hit => hit.Quotation.Medium),
        new("via", static hit => hit.Quotation.Via),
        new("date", static hit => hit.Quotation.Date),
        new("start", static hit => hit.Quotation.Start),
        new("length", static hit => hit.Quotation.Length),
        new("articleId", static hit => hit.Article.Id),
        new("articleName", static hit => hit.Article.Name),
        new("headline", static hit => hit.Article.Headline),
        new("datePublished", static hit => hit.Article.DatePublished),
        new("source", static hit => hit.Article.Source),
    ];

    public static readonly IReadOnlyList<CsvColumn<IntervalCount>> Interval =
    [
        new("from", static interval => interval.From),
        new("to", static interval => interval.To),
        new("articles", static interval => interval.Articles),
        new("quotations", static interval => interval.Quotations),
        new("all", static interval => interval.All),
        new("share", static interval => interval.Share),
    ];

    public static readonly IReadOnlyList<CsvColumn<KnownEntity>> Entity =
    [
        new("type", static entity => entity.Type),
        new("name", static entity => entity.Name),
        new("roles", static entity => string.Join(Separator, entity.Roles)),
        new("country", static entity => entity.Country),
        new("article", static entity => entity.Article),
        new("lastNamed", static entity => entity.LastNamed),
        new("articles", static entity => entity.Articles),
        new("latitude", static entity => entity.Latitude),
        new("longitude", static entity => entity.Longitude),
    ];

    public static readonly IReadOnlyList<CsvColumn<NetworkEdge>> Edge =
    [
        new("source", static edge => edge.Source),
        new("target", static edge => edge.Target),
        new("articles", static edge => edge.Articles),
        new("significance", static edge => edge.Significance),
    ];

    public static readonly IReadOnlyList<CsvColumn<PlaceFeature>> Place =
    [
        new("name", static place => place.Properties.Name),
        new("country", static place => place.Properties.Country),
        new("longitude", static place => place.Geometry.Coordinates[0]),
        new("latitude", static place => place.Geometry.Coordinates[1]),
        new("articles", static place => place.Properties.Articles),
    ];
}
