using Pipeline.Metadata;

namespace Pipeline.Catalog.Queries;

/// <summary>One quotation and the article it is in.</summary>
/// <param name="Quotation">What was said.</param>
/// <param name="Article">Where.</param>
/// <param name="Index">Its place among the quotations of the article, from 0.</param>
public sealed record QuotationHit(Quotation Quotation, ArticleSummary Article, int Index);
