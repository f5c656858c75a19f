using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>Which of several near-duplicates a list shows.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DuplicateKept>))]
public enum DuplicateKept
{
    /// <summary>The one that comes first in the order of the list.</summary>
    First,

    /// <summary>The earliest.</summary>
    Earliest,

    /// <summary>The newest.</summary>
    Newest,
}
