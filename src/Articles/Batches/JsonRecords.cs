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
            else if (line.WrittenSpan.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
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
        var element = new ArrayBufferWriter<byte>(Chunk);
        byte[] buffer = new byte[Chunk];
        (int number, int depth, bool quoted, bool escaped, long length) = (0, 0, false, false, 0);
        for (
            int read = await stream.ReadAsync(buffer, cancellationToken);
            read > 0;
            read = await stream.ReadAsync(buffer, cancellationToken)
        )
        {
            int start = depth > 0 ? 0 : -1;
            for (int i = 0; i < read; i++)
            {
                byte unit = buffer[i];
                if (quoted)
                {
                    (quoted, escaped) = (escaped || unit != (byte)'"', !escaped && unit == (byte)'\\');
                    continue;
                }

                quoted = unit == (byte)'"';
                if (unit is (byte)'{' or (byte)'[')
                {
                    depth++;
                    if (depth == 1 && unit == (byte)'[')
                    {
                        start = i + 1;
                    }
                }

                if (depth == 1 && unit is (byte)',' or (byte)']')
                {
                    Keep(buffer.AsSpan(start, i - start));
                    start = i + 1;
                    if (Take() is RawRecord record)
                    {
                        yield return record;
                    }
                }

                if (unit is (byte)'}' or (byte)']')
                {
                    depth--;
                }

                if (depth == 0 && unit == (byte)']')
                {
                    yield break;
                }
            }

            if (depth > 0 && start >= 0)
            {
                Keep(buffer.AsSpan(start, read - start));
            }
        }

        yield return RawRecord.End(
            "malformed-batch",
            "The JSON array is cut short; the elements before its end were read. Upload it anew."
        );

        void Keep(ReadOnlySpan<byte> part)
        {
            length += part.Length;
            if (length <= limits.MaxBytes)
            {
                element.Write(part);
            }
        }

        RawRecord? Take()
        {
            long whole = length;
            length = 0;
            ReadOnlyMemory<byte> bytes = element.WrittenMemory;
            element.ResetWrittenCount();
            if (bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            {
                return null;
            }

            string name = Name(++number);
            return whole > limits.MaxBytes ? RawRecord.TooLarge(name, limits) : new RawRecord(name, MediaType, bytes, IsNumbered: true);
        }
    }

    private static string Name(int number) => number.ToString("D6", CultureInfo.InvariantCulture) + ".json";
}
