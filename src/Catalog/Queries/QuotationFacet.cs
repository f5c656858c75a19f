using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>What quotations can be counted by.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QuotationFacet>))]
public enum QuotationFacet
{
    /// <summary>Who said it.</summary>
    Speaker,

    /// <summary>The medium it was said in or came through.</summary>
    Medium,

    /// <summary>How the words are reported.</summary>
    Kind,

    /// <summary>The agency or outlet that its article comes from or cites.</summary>
    Source,
}
