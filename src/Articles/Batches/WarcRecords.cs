using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Articles.Batches;

/// <summary>
/// Reads the pages of a web archive (ISO 28500, WARC): responses with status 200, and resources. Requests, metadata and images are passed
/// over.
/// </summary>
internal static class WarcRecords
{
    private const int LongestHeader = 64 * 1024;
    private const int MostHeaders = 100;
    private const int LongestName = 120;

    private static ReadOnlySpan<byte> Version => "WARC/"u8;

    private static ReadOnlySpan<byte> VersionLine => "WARC/1.0"u8;

    /// <summary>Reads the pages in order.</summary>
    /// <param name="stream">The archive.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream,
        ArticleLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new ByteReader(stream);
        var line = new ArrayBufferWriter<byte>(1024);
        var block = new ArrayBufferWriter<byte>(64 * 1024);
        (int number, bool isNext, bool any) = (0, false, false);
        while (isNext || await reader.ReadLineAsync((byte)'\n', LongestHeader, line, cancellationToken) > 0)
        {
            // Blank lines, and what is left of a record that is longer than it says.
            if (!isNext && !line.WrittenSpan.StartsWith(Version))
            {
                continue;
            }

            (isNext, any) = (false, true);
            var header = WarcHeader.Of(await ReadHeadersAsync(reader, line, cancellationToken));
            bool fits = header.Length <= limits.MaxBytes + LongestHeader;
            block.ResetWrittenCount();
            if (!await reader.ReadBlockAsync(header.Length, header.IsPage && fits ? block : null, cancellationToken))
            {
                throw new EndOfStreamException();
            }

            if (!header.IsPage)
            {
                continue;
            }

            (isNext, int surplus) = await ReadToNextAsync(reader, line, block, fits ? limits.MaxBytes : 0, cancellationToken);
            ReadOnlyMemory<byte> content = block.WrittenMemory[..(block.WrittenCount - surplus)];
            string name = Name(number + 1, header.Address!);
            RawRecord? record = fits ? Page(header, content, name, limits) : RawRecord.TooLarge(name, limits);
            if (record is RawRecord page)
            {
                number++;
                yield return page;
            }
        }

        if (!any)
        {
            throw new InvalidDataException();
        }
    }

    private static RawRecord? Page(WarcHeader header, ReadOnlyMemory<byte> content, string name, ArticleLimits limits) =>
        !header.IsResponse ? new RawRecord(name, header.ContentType, content, header.Address, IsNumbered: true)
        : HttpPayload.Read(content, limits, name, header.Address!) is RawRecord page ? page with { IsNumbered = true }
        : null;

    // Tools count the length of a record wrongly by some bytes: what stands before the next record is still of this one, and what this one
    // took of the next is not.
    private static async ValueTask<(bool IsNext, int Surplus)> ReadToNextAsync(
        ByteReader reader,
        ArrayBufferWriter<byte> line,
        ArrayBufferWriter<byte> block,
        long most,
        CancellationToken cancellationToken
    )
    {
        (int blank, bool isFirst) = (0, true);
        while (await reader.ReadLineAsync((byte)'\n', LongestHeader, line, cancellationToken) is > 0 and var length)
        {
            if (line.WrittenSpan.StartsWith(Version))
            {
                return (true, 0);
            }

            if (isFirst && SwallowedOf(block.WrittenSpan, line.WrittenSpan) is > 0 and int swallowed)
            {
                return (true, swallowed);
            }

            isFirst = false;
            if (line.WrittenSpan.IndexOfAnyExcept("\r\n \t"u8) < 0 && length <= LongestHeader)
            {
                blank++;
                continue;
            }

            for (; blank > 0 && block.WrittenCount < most; blank--)
            {
                block.Write("\r\n"u8);
            }

            if (block.WrittenCount + line.WrittenCount <= most)
            {
                block.Write(line.WrittenSpan);
            }
        }

        return (false, 0);
    }

    // How many bytes at the end of a block are the beginning of the line that follows, where that is the next record's first.
    private static int SwallowedOf(ReadOnlySpan<byte> block, ReadOnlySpan<byte> line)
    {
        for (int length = Math.Min(VersionLine.Length - 1, block.Length); length > 0; length--)
        {
            if (
                VersionLine.StartsWith(block[^length..])
                && line.TrimEnd("\r\n"u8) is [_, ..] rest
                && (VersionLine[length..].SequenceEqual(rest) || "WARC/1.1"u8[length..].SequenceEqual(rest))
            )
            {
                return length;
            }
        }

        return 0;
    }

    private static async ValueTask<Dictionary<string, string>> ReadHeadersAsync(
        ByteReader reader,
        ArrayBufferWriter<byte> line,
        CancellationToken cancellationToken
    )
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync((byte)'\n', LongestHeader, line, cancellationToken) is > 0 and var length)
        {
            ReadOnlySpan<byte> bytes = line.WrittenSpan.TrimEnd("\r\n"u8);
            if (bytes.IsEmpty && length <= LongestHeader)
            {
                return headers;
            }

            int colon = bytes.IndexOf((byte)':');
            if (colon > 0 && headers.Count < MostHeaders)
            {
                headers.TryAdd(Encoding.UTF8.GetString(bytes[..colon]).Trim(), Encoding.UTF8.GetString(bytes[(colon + 1)..]).Trim());
            }
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
        StringBuilder name = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{number:D6}-");
        foreach (char unit in rest[..Math.Min(rest.Length, LongestName)])
        {
            name.Append(char.IsAsciiLetterOrDigit(unit) || unit is '.' or '-' ? unit : '-');
        }

        string trimmed = name.ToString().TrimEnd('-', '.');
        return trimmed.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || trimmed.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
            ? trimmed
            : trimmed + ".html";
    }
}
