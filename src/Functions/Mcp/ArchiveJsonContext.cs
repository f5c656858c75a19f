using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Functions.Mcp;

/// <summary>The JSON of what the tools answer.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FoundArticles))]
[JsonSerializable(typeof(FoundQuotations))]
[JsonSerializable(typeof(FoundNames))]
[JsonSerializable(typeof(ReadArticle))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int))]
internal sealed partial class ArchiveJsonContext : JsonSerializerContext;
