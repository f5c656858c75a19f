using System.Text.Json.Serialization;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog;

/// <summary>Reads and writes the catalogue's messages and answers as JSON without reflection.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(ParsedArticleMessage))]
[JsonSerializable(typeof(ArticleSummary))]
[JsonSerializable(typeof(Page<ArticleSummary>))]
[JsonSerializable(typeof(Page<QuotationHit>))]
[JsonSerializable(typeof(StatusReport))]
public sealed partial class CatalogJsonContext : JsonSerializerContext;
