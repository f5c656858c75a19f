using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Up;

namespace Pipeline.Cli;

/// <summary>The JSON that only the commands print.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RejectedDocument))]
[JsonSerializable(typeof(RunningPipeline))]
[JsonSerializable(typeof(ShownStatus))]
internal sealed partial class CliJsonContext : JsonSerializerContext
{
    /// <summary>Letters of any script are written as themselves.</summary>
    public static CliJsonContext Readable { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>As much of an answer as tells a batch from an article.</summary>
/// <param name="Status">What became of the upload; null in the document of an article.</param>
internal sealed record ShownStatus(ArticleStatus? Status);

/// <summary>What <c>extract</c> prints for a file that is no article.</summary>
/// <param name="Id">The id it would have had.</param>
/// <param name="Source">The file.</param>
/// <param name="Error">Why it was rejected.</param>
internal sealed record RejectedDocument(string Id, ArticleSource Source, Rejection Error);
