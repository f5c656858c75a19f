using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pipeline.Articles.Batches;

/// <summary>Reads JSON documents that stand one a line, or in one array, without reading what is in them.</summary>
internal static class JsonRecords
{
    private const string MediaType = "application/json";
    private const int Chunk = 64 * 1024;

    /// <summary>Reads one document a line; empty lines are passed over, but counted.</summary>
    /// <param name="stream">The batch.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RawRecord> ReadLinesAsync(
        Stream stream,
        ArticleLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new ByteReader(stream);
        var line = new ArrayBufferWriter<byte>(Chunk);
        int number = 0;
        for (
            long length = await reader.ReadLineAsync((byte)'\n', limits.MaxBytes, line, cancellationToken);
            length > 0;
            length = await reader.ReadLineAsync((byte)'\n', limits.MaxBytes, line, cancellationToken)
        )
        {
            string name = Name(++number);
            if (length > limits.MaxBytes)
            {
                yield return RawRecord.TooLarge(name, limits);
            }
            else if (!IsBlank(line.WrittenSpan))
            {
                yield return new RawRecord(name, MediaType, line.WrittenMemory, IsNumbered: true);
            }
        }
    }

    /// <summary>Reads the elements of an array.</summary>
    /// <param name="stream">The batch.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RawRecord> ReadArrayAsync(
        Stream stream,
        ArticleLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var elements = new JsonArrayElements(limits.MaxBytes);
        byte[] buffer = new byte[Chunk];
        int number = 0;
        for (
            int read = await stream.ReadAsync(buffer, cancellationToken);
            read > 0;
            read = await stream.ReadAsync(buffer, cancellationToken)
        )
        {
            for (int at = 0; at < read && !elements.HasEnded; )
            {
                at += elements.Read(buffer.AsSpan(at, read - at), out bool isWhole);
                bool fits = true;
                ReadOnlyMemory<byte> element = isWhole ? elements.Take(out fits) : default;
                if (!IsBlank(element.Span))
                {
                    string name = Name(++number);
                    yield return fits ? new RawRecord(name, MediaType, element, IsNumbered: true) : RawRecord.TooLarge(name, limits);
                }
            }

            if (elements.HasEnded)
            {
                yield break;
            }
        }

        yield return RawRecord.End(
            "malformed-batch",
            "The JSON array is cut short; the elements before its end were read. Upload it anew."
        );
    }

    private static bool IsBlank(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private static string Name(int number) => number.ToString("D6", CultureInfo.InvariantCulture) + ".json";
}
