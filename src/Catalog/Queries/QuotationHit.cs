using System.Text.Json.Serialization;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Queries;

/// <summary>One quotation and the article it is in.</summary>
/// <param name="Quotation">What was said.</param>
/// <param name="Article">Where.</param>
/// <param name="Index">Its place among the quotations of the article, from 0.</param>
public sealed record QuotationHit(Quotation Quotation, ArticleSummary Article, int Index)
{
    /// <summary>The words of the query in the text of the quotation, in order; left out when the query has no words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextSpan>? Highlights { get; init; }

    /// <summary>How much the quotation says about the words of the query; left out unless results are sorted by it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }
}
