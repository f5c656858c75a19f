using System.Runtime.CompilerServices;
using Pipeline.Articles.Batches;

namespace Pipeline.Articles;

/// <summary>
/// Reads files that hold many articles — ZIP and tar archives, WARC, JSON lines and JSON arrays, RSS and Atom feeds, each also gzipped — one record at a time:
/// a batch of any size needs the memory of its largest record.
/// </summary>
/// <param name="limits">How much a batch may ask.</param>
public sealed class ArticleBatch(ArticleLimits limits)
{
    /// <summary>How many of a file's first bytes <see cref="IsBatch"/> wants to see; fewer do where the file has fewer.</summary>
    public const int PrefixLength = 16 * 1024;

    /// <summary>The limits in force.</summary>
    public ArticleLimits Limits { get; } = limits;

    /// <summary>Whether a file holds many articles. A gzipped single article, or an Office document (which is a ZIP), does not.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="prefix">Its first bytes.</param>
    public static bool IsBatch(string name, ReadOnlySpan<byte> prefix) => BatchFormats.Detect(name, prefix) is not BatchFormat.None;

    /// <summary>
    /// Reads a batch. Every record is yielded, in order: one that cannot be taken carries its rejection, and what is wrong with the batch itself is the
    /// rejection of a last record named as the batch. Nothing is thrown for bad input; what the stream throws passes through.
    /// </summary>
    /// <param name="name">The file's name; its records are named <c>{name}/{record}</c>, each once, without “..”, “//” or control characters.</param>
    /// <param name="content">The file. A ZIP is read by its directory at the end, so its stream must seek.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="NotSupportedException">The file is a ZIP and the stream does not seek.</exception>
    public async IAsyncEnumerable<BatchRecord> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = new RecordNames(name);
        var peeked = await PeekedStream.OpenAsync(content, PrefixLength, cancellationToken);
        BatchFormat format = BatchFormats.Detect(name, peeked.Prefix.Span);
        int count = 0;
        await foreach (RawRecord record in BatchReaders.ReadAsync(format, peeked, Limits, cancellationToken))
        {
            if (++count > Limits.MaxRecords)
            {
                yield return new BatchRecord(name, null, default, null, new Rejection("too-many-records", $"The batch has more than {Limits.MaxRecords} records, the limit; the rest was not read. Split it, or raise the limit."));
                yield break;
            }

            Rejection? rejection = record.Rejection ?? Nested(record);
            yield return new BatchRecord(record.IsBatchItself ? name : names.Next(record.Name), record.ContentType, rejection is null ? record.Bytes : default, record.Url, rejection);
        }

        if (count == 0)
            yield return new BatchRecord(name, null, default, null, new Rejection("empty-batch", "The batch holds no article. Check what was packed, and upload it again."));
    }

    // An archive in an archive could unpack for ever, itself within itself.
    private static Rejection? Nested(RawRecord record)
        => BatchFormats.Detect(record.Name, record.Bytes.Span[..Math.Min(record.Bytes.Length, PrefixLength)]) is BatchFormat.None or BatchFormat.Feed or BatchFormat.JsonArray
            ? null
            : new Rejection("nested-batch", "The record is a batch itself. Unpack it, and upload what is in it.");
}
