using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>What became of an uploaded blob.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ArticleStatus>))]
public enum ArticleStatus
{
    /// <summary>It is an article and can be queried.</summary>
    Indexed,

    /// <summary>It is no article that can be read; the reason is recorded.</summary>
    Rejected,

    /// <summary>It is a batch; its records are articles of their own.</summary>
    Batch,
}
