using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>What a list shows once.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ResultGrouping>))]
public enum ResultGrouping
{
    /// <summary>Articles that are near-duplicates of each other.</summary>
    Duplicates,
}
