using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Cli;

/// <summary>What <c>extract</c> prints for a file that is no article.</summary>
/// <param name="Id">The id it would have had.</param>
/// <param name="Source">The file.</param>
/// <param name="Error">Why it was rejected.</param>
internal sealed record RejectedDocument(string Id, ArticleSource Source, Rejection Error);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RejectedDocument))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
