using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>In which order results come.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ResultOrder>))]
public enum ResultOrder
{
    /// <summary>The newest article first, equal days by id.</summary>
    Newest,

    /// <summary>The oldest article first.</summary>
    Oldest,

    /// <summary>What was uploaded last first.</summary>
    Uploaded,

    /// <summary>What says most about the words of the query first.</summary>
    Relevance,
}
