using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Upkeep;
using Pipeline.Catalog.Writing;

namespace Pipeline.Catalog;

/// <summary>Reads and writes the catalogue's messages and answers as JSON without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(ParsedArticleMessage))]
[JsonSerializable(typeof(ArticleSummary))]
[JsonSerializable(typeof(BatchSummary))]
[JsonSerializable(typeof(Page<ArticleSummary>))]
[JsonSerializable(typeof(Page<QuotationHit>))]
[JsonSerializable(typeof(Timeline))]
[JsonSerializable(typeof(KnownEntities))]
[JsonSerializable(typeof(EntityProfile))]
[JsonSerializable(typeof(Network))]
[JsonSerializable(typeof(PlaceMap))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(RetryReport))]
[JsonSerializable(typeof(PoisonList))]
public sealed partial class CatalogJsonContext : JsonSerializerContext
{
    /// <summary>
    /// The same, but letters of any script are written as themselves: for terminals, files and the API, never inside HTML.
    /// </summary>
    public static CatalogJsonContext Readable { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
