using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pipeline.Articles.Batches;

/// <summary>Takes the page out of an HTTP response as a crawler stored it: headers off, chunks joined, compression undone.</summary>
internal static class HttpPayload
{
    private const int Chunk = 64 * 1024;

    /// <summary>Reads a response.</summary>
    /// <param name="response">The response's bytes. The record's bytes may lie in them.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="name">The record's name.</param>
    /// <param name="address">Where it came from.</param>
    /// <returns>The record; null where the response is no page that was found.</returns>
    public static RawRecord? Read(ReadOnlyMemory<byte> response, ArticleLimits limits, string name, string address)
    {
        int end = response.Span.IndexOf("\r\n\r\n"u8);
        int length = 4;
        if (end < 0)
        {
            (end, length) = (response.Span.IndexOf("\n\n"u8), 2);
        }

        if (end < 0 || !response.Span.StartsWith("HTTP/"u8))
        {
            return null;
        }

        string[] lines = Encoding.Latin1.GetString(response.Span[..end]).Split('\n');
        if (lines[0].Split(' ') is not [_, "200", ..])
        {
            return null;
        }

        string? type = Header(lines, "Content-Type");
        if (!IsPage(type))
        {
            return null;
        }

        ReadOnlyMemory<byte> body = response[(end + length)..];
        if (Header(lines, "Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true)
        {
            body = Joined(body);
        }

        try
        {
            return Decoded(body, Header(lines, "Content-Encoding"), limits) is ReadOnlyMemory<byte> page
                ? new RawRecord(name, type, page, address)
                : RawRecord.TooLarge(name, limits);
        }
        catch (InvalidDataException)
        {
            return new RawRecord(
                name,
                type,
                default,
                address,
                new Rejection("malformed-record", "The stored response is damaged: it cannot be decompressed. Crawl the page again.")
            );
        }
    }

    /// <summary>Whether a media type is one that an article may have; none stated is.</summary>
    /// <param name="type">The media type.</param>
    public static bool IsPage(string? type) =>
        type is null
        || type.Contains("html", StringComparison.OrdinalIgnoreCase)
        || type.Contains("text/plain", StringComparison.OrdinalIgnoreCase)
        || type.Contains("json", StringComparison.OrdinalIgnoreCase)
        || type.Contains("xml", StringComparison.OrdinalIgnoreCase);

    private static string? Header(string[] lines, string name)
    {
        foreach (string line in lines)
        {
            if (line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return null;
    }

    // Crawlers differ in whether they stored the chunks or what was in them: where the first line is no size, there are none.
    private static ReadOnlyMemory<byte> Joined(ReadOnlyMemory<byte> body)
    {
        var joined = new ArrayBufferWriter<byte>(Math.Max(1, body.Length));
        ReadOnlyMemory<byte> rest = body;
        while (true)
        {
            int end = rest.Span.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? [] : rest.Span[..end].TrimEnd((byte)'\r');
            int extension = line.IndexOf((byte)';');
            if (
                !int.TryParse(
                    extension < 0 ? line : line[..extension],
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out int size
                )
                || size < 0
            )
            {
                return joined.WrittenCount > 0 ? joined.WrittenMemory : body;
            }

            rest = rest[(end + 1)..];
            if (size == 0)
            {
                return joined.WrittenMemory;
            }

            size = Math.Min(size, rest.Length);
            joined.Write(rest.Span[..size]);
            rest = rest[size..];
            rest = rest[
                Math.Min(
                    rest.Length,
                    rest.Span.StartsWith("\r\n"u8) ? 2
                        : rest.Span.StartsWith("\n"u8) ? 1
                        : 0
                )..
            ];
        }
    }

    private static ReadOnlyMemory<byte>? Decoded(ReadOnlyMemory<byte> body, string? encoding, ArticleLimits limits)
    {
        bool gzip = body.Span is [0x1F, 0x8B, ..];
        bool brotli = encoding?.Equals("br", StringComparison.OrdinalIgnoreCase) == true;
        bool deflate = encoding?.Equals("deflate", StringComparison.OrdinalIgnoreCase) == true;
        if (!gzip && !brotli && !deflate)
        {
            return body.Length <= limits.MaxBytes ? body : null;
        }

        using var packed = new MemoryStream(body.ToArray());
        using Stream plain =
            gzip ? new GZipStream(packed, CompressionMode.Decompress)
            : brotli ? new BrotliStream(packed, CompressionMode.Decompress)
            : new ZLibStream(packed, CompressionMode.Decompress);
        var bytes = new ArrayBufferWriter<byte>(Chunk);
        long most = Math.Min(limits.MaxBytes, Math.Max(Chunk, body.Length * (long)limits.MaxExpansion));
        for (int read = plain.Read(bytes.GetSpan(Chunk)); read > 0; read = plain.Read(bytes.GetSpan(Chunk)))
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > most)
            {
                return null;
            }
        }

        return bytes.WrittenMemory;
    }
}
