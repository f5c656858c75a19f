using System.Text.Json.Serialization;

namespace Pipeline.Catalog.Search;

/// <summary>The part of a document that a search for words reads.</summary>
/// <param name="Headline">The headline.</param>
/// <param name="Text">The text.</param>
internal sealed record ArticleText(string? Headline, string? Text);

/// <summary>Reads <see cref="ArticleText"/> and skips the rest of the document.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ArticleText))]
internal sealed partial class ArticleTextJsonContext : JsonSerializerContext;
