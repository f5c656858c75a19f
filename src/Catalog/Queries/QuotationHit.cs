using Pipeline.Metadata;

namespace Pipeline.Catalog.Queries;

/// <summary>One quotation and the article it is in.</summary>
/// <param name="Quotation">What was said.</param>
/// <param name="Article">Where.</param>
public sealed record QuotationHit(Quotation Quotation, ArticleSummary Article);
