using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Explorer;

/// <summary>One file of the page, as the build embedded it.</summary>
/// <param name="Resource">The name of the embedded resource.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="EntityTag">Changes when the file does; weak, because a compressed answer is the same file.</param>
/// <param name="Encodings">The content encodings it was embedded in beside its own bytes, the best first.</param>
internal sealed record ExplorerFile(
    string Resource,
    string ContentType,
    EntityTagHeaderValue EntityTag,
    IReadOnlyList<ContentEncoding> Encodings
);

/// <summary>A content encoding (RFC 9110) and what the build appends to the name of a file in it.</summary>
/// <param name="Name">The encoding.</param>
/// <param name="Extension">The extension.</param>
internal sealed record ContentEncoding(string Name, string Extension)
{
    /// <summary>The encodings of the build, the best first.</summary>
    public static IReadOnlyList<ContentEncoding> All { get; } = [new("br", ".br"), new("gzip", ".gz")];
}
