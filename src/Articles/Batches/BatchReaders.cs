using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Xml;
using Pipeline.Articles.Encodings;

namespace Pipeline.Articles.Batches;

/// <summary>Chooses the reader of a batch, and turns what goes wrong inside it into the batch's rejection.</summary>
internal static class BatchReaders
{
    /// <summary>Reads the records of a batch.</summary>
    /// <param name="format">The batch's format.</param>
    /// <param name="content">The batch.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(
        BatchFormat format,
        PeekedStream content,
        ArticleLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Stream plain = Decompressed(content, limits);
        await using IAsyncEnumerator<RawRecord> records = Reader(format, content, plain, limits, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            (RawRecord record, bool isEnd) = (default, true);
            try
            {
                if (!await records.MoveNextAsync())
                {
                    yield break;
                }

                (record, isEnd) = (records.Current, false);
            }
            catch (Exception e) when (Ending(e, limits) is RawRecord ending)
            {
                record = ending;
            }

            yield return record;
            if (isEnd)
            {
                yield break;
            }
        }
    }

    // What stands for the rest of a batch that cannot be read on; null for what is no fault of the batch.
    private static RawRecord? Ending(Exception fault, ArticleLimits limits) =>
        fault switch
        {
            ExpansionException => ExpansionException.Record(limits),
            RecordTooLargeException => RawRecord.End(
                "too-large",
                $"A record of the batch has more than {limits.MaxBytes} bytes, the limit; the rest was not read. "
                    + "Split it, or raise the limit."
            ),
            InvalidDataException or EndOfStreamException or XmlException or FormatException or ArgumentException => RawRecord.End(
                "malformed-batch",
                "The batch is damaged or cut short; the records before the damage were read. Pack it again and upload it anew."
            ),
            _ => null,
        };

    private static IAsyncEnumerable<RawRecord> Reader(
        BatchFormat format,
        PeekedStream content,
        Stream plain,
        ArticleLimits limits,
        CancellationToken cancellationToken
    ) =>
        format switch
        {
            BatchFormat.Zip => ZipRecords.ReadAsync(
                content.Seekable ?? throw new NotSupportedException("A ZIP is read by the directory at its end: give a stream that seeks."),
                limits,
                cancellationToken
            ),
            BatchFormat.Tar => TarRecords.ReadAsync(plain, limits, cancellationToken),
            BatchFormat.Warc => WarcRecords.ReadAsync(plain, limits, cancellationToken),
            BatchFormat.JsonLines => JsonRecords.ReadLinesAsync(plain, limits, cancellationToken),
            BatchFormat.JsonArray => JsonRecords.ReadArrayAsync(plain, limits, cancellationToken),
            BatchFormat.Feed => FeedRecords.ReadAsync(plain, limits, cancellationToken),
            _ => NoneAsync(),
        };

    private static Stream Decompressed(PeekedStream content, ArticleLimits limits)
    {
        if (!Gzip.Is(content.Prefix.Span))
        {
            return content;
        }

        var packed = new CountingStream(content);
        return new UnpackedStream(new GZipStream(packed, CompressionMode.Decompress), () => packed.Count, limits);
    }

    private static async IAsyncEnumerable<RawRecord> NoneAsync()
    {
        await Task.CompletedTask;
        yield return RawRecord.End(
            "no-batch",
            "The file is no ZIP, tar, WARC, JSON lines, JSON array or feed of several articles. Upload it as an article."
        );
    }
}
