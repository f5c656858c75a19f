using System.Text.Json.Serialization;

namespace Pipeline.Metadata;

/// <summary>Reads and writes <see cref="ArticleMetadata"/> as JSON without reflection.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(ArticleMetadata))]
public sealed partial class MetadataJsonContext : JsonSerializerContext;
