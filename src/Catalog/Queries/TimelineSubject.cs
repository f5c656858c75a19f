using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>What a timeline counts.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TimelineSubject>))]
public enum TimelineSubject
{
    /// <summary>Articles.</summary>
    Articles,

    /// <summary>Quotations.</summary>
    Quotations,
}
