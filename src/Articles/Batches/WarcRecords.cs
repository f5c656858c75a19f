using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Articles.Batches;

/// <summary>Reads the pages of a web archive (ISO 28500, WARC): responses with status 200, and resources. Requests, metadata and images are passed over.</summary>
internal static class WarcRecords
{
    private const int LongestHeader = 64 * 1024;
    private const int MostHeaders = 100;
    private const int LongestName = 120;

    /// <summary>Reads the pages in order.</summary>
    /// <param name="stream">The archive.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(Stream stream, ArticleLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new ByteReader(stream);
        var line = new ArrayBufferWriter<byte>(1024);
        var block = new ArrayBufferWriter<byte>(64 * 1024);
        int number = 0;
        while (await reader.ReadLineAsync((byte)'\n', LongestHeader, line, cancellationToken) is > 0 and var length)
        {
            if (line.WrittenSpan.IndexOfAnyExcept("\r\n \t"u8) < 0 && length <= LongestHeader)
                continue;

            if (!line.WrittenSpan.StartsWith("WARC/"u8))
                throw new InvalidDataException();

            Dictionary<string, string> headers = await ReadHeadersAsync(reader, line, cancellationToken);
            if (!long.TryParse(headers.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out long size))
                throw new InvalidDataException();

            string kind = headers.GetValueOrDefault("WARC-Type", "");
            string? address = headers.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>');
            bool wanted = kind is "response" or "resource" or "conversion" && address?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true
                && (kind == "response" || HttpPayload.IsPage(headers.GetValueOrDefault("Content-Type")));
            bool fits = size <= limits.MaxBytes + LongestHeader;
            block.ResetWrittenCount();
            if (!await reader.ReadBlockAsync(size, wanted && fits ? block : null, cancellationToken))
                throw new EndOfStreamException();

            if (!wanted)
                continue;

            string name = Name(++number, address!);
            if (!fits)
                yield return RawRecord.TooLarge(name, limits);
            else if (kind != "response")
                yield return new RawRecord(name, headers.GetValueOrDefault("Content-Type"), block.WrittenMemory, address, IsNumbered: true);
            else if (HttpPayload.Read(block.WrittenMemory, limits, name, address!) is RawRecord page)
                yield return page with { IsNumbered = true };
            else
                number--;
        }
    }

    private static async ValueTask<Dictionary<string, string>> ReadHeadersAsync(ByteReader reader, ArrayBufferWriter<byte> line, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync((byte)'\n', LongestHeader, line, cancellationToken) is > 0 and var length)
        {
            ReadOnlySpan<byte> bytes = line.WrittenSpan.TrimEnd("\r\n"u8);
            if (bytes.IsEmpty && length <= LongestHeader)
                return headers;

            int colon = bytes.IndexOf((byte)':');
            if (colon > 0 && headers.Count < MostHeaders)
                headers.TryAdd(Encoding.UTF8.GetString(bytes[..colon]).Trim(), Encoding.UTF8.GetString(bytes[(colon + 1)..]).Trim());
        }

        throw new EndOfStreamException();
    }

    // 000012-paper.example-news-2024-dam-plan.html: the order, and enough of the address to know it by.
    private static string Name(int number, string address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        ReadOnlySpan<char> rest = address.AsSpan(scheme < 0 ? 0 : scheme + 3);
        int query = rest.IndexOfAny('?', '#');
        rest = query < 0 ? rest : rest[..query];
        var name = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{number:D6}-");
        foreach (char unit in rest[..Math.Min(rest.Length, LongestName)])
            name.Append(char.IsAsciiLetterOrDigit(unit) || unit is '.' or '-' ? unit : '-');

        string trimmed = name.ToString().TrimEnd('-', '.');
        return trimmed.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || trimmed.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) ? trimmed : trimmed + ".html";
    }
}
