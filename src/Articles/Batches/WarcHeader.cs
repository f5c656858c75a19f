using System.Globalization;

namespace Pipeline.Articles.Batches;

/// <summary>What the header of a record of a web archive says (ISO 28500, section 5).</summary>
/// <param name="Length">How many bytes the block has.</param>
/// <param name="Kind">What the block is: <c>response</c>, <c>resource</c>, …</param>
/// <param name="Address">Where it was fetched from; null where none is named.</param>
/// <param name="ContentType">The media type of the block; of a response, that of HTTP.</param>
internal sealed record WarcHeader(long Length, string Kind, string? Address, string? ContentType)
{
    /// <summary>Whether the block is an answer with the header of HTTP.</summary>
    public bool IsResponse => Kind == "response";

    /// <summary>Whether the block can be a page of the web.</summary>
    public bool IsPage =>
        Kind is "response" or "resource" or "conversion"
        && Address?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true
        && (IsResponse || HttpPayload.IsPage(ContentType));

    /// <summary>Reads the fields.</summary>
    /// <param name="fields">The fields by their names.</param>
    /// <exception cref="InvalidDataException">The length is missing.</exception>
    public static WarcHeader Of(IReadOnlyDictionary<string, string> fields) =>
        long.TryParse(fields.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? new WarcHeader(
                length,
                fields.GetValueOrDefault("WARC-Type", ""),
                fields.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>'),
                fields.GetValueOrDefault("Content-Type")
            )
            : throw new InvalidDataException();
}
