using System.Text.Json.Serialization;

namespace Pipeline.Catalog.Writing;

/// <summary>The message from <c>ParseArticle</c> to <c>ExtractMetadata</c>: one version of one blob has been parsed.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="BlobName">The name of the original in container <c>articles</c>.</param>
/// <param name="ETag">The ETag of the version that was parsed, without quotation marks.</param>
/// <param name="LastModified">When that version was uploaded.</param>
/// <param name="ParsedBlob">The name of its parsed form in container <c>parsed</c>.</param>
/// <param name="TraceParent">The trace it belongs to, as the W3C header <c>traceparent</c> writes it; null when nobody traces.</param>
public sealed record ParsedArticleMessage(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("blobName")] string BlobName,
    [property: JsonPropertyName("etag")] string ETag,
    [property: JsonPropertyName("lastModified")] DateTimeOffset LastModified,
    [property: JsonPropertyName("parsedBlob")] string ParsedBlob,
    [property: JsonPropertyName("traceparent")] string? TraceParent = null
);
