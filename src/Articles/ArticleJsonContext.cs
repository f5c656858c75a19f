using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>
/// Reads and writes <see cref="ParseResult"/> as JSON without reflection: the form of the blobs in container <c>parsed</c>.
/// </summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(ParseResult))]
public sealed partial class ArticleJsonContext : JsonSerializerContext;
