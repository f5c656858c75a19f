using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>How long the intervals of a timeline are.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TimelineInterval>))]
public enum TimelineInterval
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week, Monday to Sunday (ISO 8601).</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,

    /// <summary>A year of the calendar.</summary>
    Year,
}
