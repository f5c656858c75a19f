using Pipeline.Articles;
using Pipeline.Metadata.Dates;
using Pipeline.Metadata.Entities;
using Pipeline.Metadata.Fingerprints;
using Pipeline.Metadata.Keywords;
using Pipeline.Metadata.Media;
using Pipeline.Metadata.Quotations;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata;

/// <summary>Extracts the metadata of an article: who said what, when, where, and which medium reported it.</summary>
/// <remarks>Stateless after construction and safe to share between threads. Construct once: it loads the gazetteers.</remarks>
public sealed class MetadataExtractor
{
    /// <summary>
    /// The version of the extractor, apart from that of the product. Raise it once between releases when the same article would give
    /// another document: CONTRIBUTING.md says how.
    /// </summary>
    public const string Version = "0.4.2";

    private readonly EntityExtractor _entities = new();
    private readonly DateExtractor _dates = new();
    private readonly QuotationExtractor _quotations = new();
    private readonly KeywordExtractor _keywords = new();

    /// <summary>Extracts everything, pass after pass over one token layer.</summary>
    /// <param name="article">The parsed article.</param>
    public ArticleMetadata Extract(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = AnalysedText.Analyse(article.Text, article.Blocks);
        IReadOnlyList<Entity> entities = _entities.Extract(text, article.Language, article.Dateline);
        IReadOnlyList<DateMention> dates = _dates.Extract(text, article.DatePublished);
        IReadOnlyList<CitedMedium> media = CitedMediaExtractor.Extract(text, entities);
        IReadOnlyList<Quotation> quotations = _quotations.Extract(
            text,
            entities,
            dates,
            media,
            article.Dateline is { } dateline ? new TextSpan(dateline.Start, dateline.Length) : default
        );
        return new ArticleMetadata
        {
            Id = article.Id,
            Source = article.Source,
            Headline = article.Headline,
            Standfirst = article.Standfirst,
            DatePublished = article.DatePublished,
            PublishedAt = article.PublishedAt,
            DateModified = article.DateModified,
            ModifiedAt = article.ModifiedAt,
            Outlet = article.Outlet,
            Url = article.Url,
            CanonicalUrl = article.CanonicalUrl,
            Byline = article.Byline,
            Dateline = article.Dateline,
            Language = article.Language,
            Credits = article.Credits,
            Captions = article.Captions,
            Warnings = article.Warnings,
            Text = article.Text,
            Blocks = article.Blocks,
            Entities = entities,
            Quotations = quotations,
            Dates = dates,
            CitedMedia = StatementLinks.Link(media, quotations),
            Keywords = HasLexicon(article.Language) ? _keywords.Extract(text, entities) : [],
            Fingerprint = Fingerprint.Of(text),
            WordCount = WordCount(text),
            Extractor = Version,
        };
    }

    // Function words and parts of speech are known of English only: elsewhere “der” and “las” would be keywords.
    private static bool HasLexicon(string? language) =>
        language is null or "en" or "und" || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    private static int WordCount(AnalysedText text)
    {
        int words = 0;
        foreach (Token token in text.Tokens)
        {
            words += token.Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }

        return words;
    }
}
