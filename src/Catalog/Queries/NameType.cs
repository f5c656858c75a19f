using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>What a name stands for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NameType>))]
public enum NameType
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A company, government body, party, alliance, team, …</summary>
    Organisation,

    /// <summary>A country, city, region, river, …</summary>
    Place,

    /// <summary>An agency or outlet that articles come from or cite.</summary>
    Source,

    /// <summary>Somebody whose words articles quote.</summary>
    Speaker,

    /// <summary>A key phrase.</summary>
    Keyword,

    /// <summary>A language, ISO 639-1.</summary>
    Language,
}
