using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Metadata;

/// <summary>Reads and writes <see cref="ArticleMetadata"/> as JSON without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(ArticleMetadata))]
public sealed partial class MetadataJsonContext : JsonSerializerContext
{
    /// <summary>
    /// The same, but “quotation marks” and letters of any script are written as themselves: for terminals, files and the API, never inside
    /// HTML.
    /// </summary>
    public static MetadataJsonContext Readable { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
