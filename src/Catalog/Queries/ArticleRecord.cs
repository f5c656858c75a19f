using Pipeline.Metadata;

namespace Pipeline.Catalog.Queries;

/// <summary>Everything the catalogue has of one article.</summary>
/// <param name="Summary">The article as lists show it; for a rejected one, all there is.</param>
/// <param name="EntityTag">An HTTP entity tag of the document, strong, with its quotation marks: another version of the blob or of the
/// extractor has another tag.</param>
/// <param name="Metadata">The document; null when the article was rejected.</param>
public sealed record ArticleRecord(ArticleSummary Summary, string EntityTag, ArticleMetadata? Metadata);
