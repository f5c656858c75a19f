using Microsoft.AspNetCore.StaticFiles;

namespace Pipeline.Cli.Upload;

/// <summary>
/// The media type of a file by its extension: a hint for the parser, and what a browser is told when it asks for the original.
/// </summary>
internal static class ContentTypes
{
    private static readonly FileExtensionContentTypeProvider Known = new(
        new Dictionary<string, string>(new FileExtensionContentTypeProvider().Mappings, StringComparer.OrdinalIgnoreCase)
        {
            [".jsonl"] = "application/x-ndjson",
            [".md"] = "text/markdown",
            [".warc"] = "application/warc",
        }
    );

    public static string Of(string path) => Known.TryGetContentType(path, out string? type) ? type : "application/octet-stream";
}
