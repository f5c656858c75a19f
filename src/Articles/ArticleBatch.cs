using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pipeline.Articles.Batches;

namespace Pipeline.Articles;

/// <summary>
/// Reads files that hold many articles — ZIP and tar archives, WARC, JSON lines and JSON arrays, RSS and Atom feeds, each also gzipped —
/// one record at a time: a batch of any size needs the memory of its largest record.
/// </summary>
/// <param name="limits">How much a batch may ask.</param>
public sealed class ArticleBatch(ArticleLimits limits)
{
    /// <summary>How many of a file's first bytes <see cref="IsBatch"/> wants to see; fewer do where the file has fewer.</summary>
    public const int PrefixLength = 16 * 1024;

    // Small batches may repeat themselves as they like.
    private const long ExpansionAllowance = 1024 * 1024;

    /// <summary>The limits in force.</summary>
    public ArticleLimits Limits { get; } = limits;

    /// <summary>Whether a file holds many articles. A gzipped single article, or an Office document (which is a ZIP), does not.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="prefix">Its first bytes.</param>
    /// <param name="isWhole">Whether they are all; then a feed or array of one long article is told from one of many.</param>
    public static bool IsBatch(string name, ReadOnlySpan<byte> prefix, bool isWhole) =>
        BatchFormats.Detect(name, prefix, isWhole) is not BatchFormat.None;

    /// <summary>
    /// Reads a batch. Every record is yielded, in order: one that cannot be taken carries its rejection, and what is wrong with the batch
    /// itself is the rejection of a last record named as the batch. Nothing is thrown for bad input; what the stream throws passes through.
    /// No record is a batch itself: a feed, a JSON array or JSON lines in an archive are read on the spot, any other batch in a batch is
    /// rejected.
    /// </summary>
    /// <param name="name">The file's name; its records are named <c>{name}/{record}</c>, each once, without “..”, “//” or control
    /// characters.</param>
    /// <param name="content">The file. A ZIP is read by its directory at the end, so its stream must seek.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="NotSupportedException">The file is a ZIP and the stream does not seek.</exception>
    public async IAsyncEnumerable<BatchRecord> ReadAsync(
        string name,
        Stream content,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var names = new RecordNames(name);
        PeekedStream peeked = await PeekedStream.OpenAsync(content, PrefixLength, cancellationToken);
        (int count, long unpacked) = (0, 0);
        await foreach (RawRecord record in FlatAsync(name, peeked, cancellationToken))
        {
            // Entries of an archive may share their bytes, and a feed's name spaces go into every item: a batch can yield more than it
            // holds in many ways.
            unpacked += record.Bytes.Length;
            Rejection? end =
                ++count > Limits.MaxRecords
                    ? new Rejection(
                        "too-many-records",
                        $"The batch has more than {Limits.MaxRecords} records, the limit; the rest was not read. "
                            + "Split it, or raise the limit."
                    )
                : unpacked > ExpansionAllowance + (peeked.Consumed * Limits.MaxExpansion) ? ExpansionException.Record(Limits).Rejection
                : record.IsBatchItself ? record.Rejection
                : null;
            if (end is not null)
            {
                yield return new BatchRecord(name, null, default, null, end);
                yield break;
            }

            yield return new BatchRecord(
                names.Next(record.Name, record.IsNumbered),
                record.ContentType,
                record.Rejection is null ? record.Bytes : default,
                record.Url,
                record.Rejection
            );
        }

        if (count == 0)
        {
            yield return new BatchRecord(
                name,
                null,
                default,
                null,
                new Rejection("empty-batch", "The batch holds no article. Check what was packed, and upload it again.")
            );
        }
    }

    private async IAsyncEnumerable<RawRecord> FlatAsync(
        string name,
        PeekedStream content,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        BatchFormat format = BatchFormats.Detect(name, content.Prefix.Span, whole: content.Prefix.Length < PrefixLength);
        bool isArchive = format is BatchFormat.Zip or BatchFormat.Tar or BatchFormat.Warc;
        await foreach (RawRecord record in BatchReaders.ReadAsync(format, content, Limits, cancellationToken))
        {
            BatchFormat inner = record.Rejection is null
                ? BatchFormats.Detect(record.Name, record.Bytes.Span, whole: true)
                : BatchFormat.None;
            if (inner is BatchFormat.None)
            {
                yield return record;
            }
            else if (isArchive && inner is BatchFormat.Feed or BatchFormat.JsonArray or BatchFormat.JsonLines)
            {
                await foreach (RawRecord item in ItemsAsync(record, inner, cancellationToken))
                {
                    yield return item;
                }
            }
            else
            {
                yield return Nested(record);
            }
        }
    }

    private async IAsyncEnumerable<RawRecord> ItemsAsync(
        RawRecord record,
        BatchFormat format,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using MemoryStream bytes = MemoryMarshal.TryGetArray(record.Bytes, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(record.Bytes.ToArray(), writable: false);
        PeekedStream peeked = await PeekedStream.OpenAsync(bytes, PrefixLength, cancellationToken);
        await foreach (RawRecord item in BatchReaders.ReadAsync(format, peeked, Limits, cancellationToken))
        {
            if (item.IsBatchItself)
            {
                yield return record with
                {
                    Bytes = default,
                    Rejection = item.Rejection,
                };
            }
            else if (item.Rejection is null && BatchFormats.Detect(item.Name, item.Bytes.Span, whole: true) is not BatchFormat.None)
            {
                yield return Nested(item with { Name = $"{record.Name}/{item.Name}", IsNumbered = record.IsNumbered });
            }
            else
            {
                yield return item with
                {
                    Name = $"{record.Name}/{item.Name}",
                    IsNumbered = record.IsNumbered,
                };
            }
        }
    }

    // An archive in an archive could unpack for ever, itself within itself.
    private static RawRecord Nested(RawRecord record) =>
        record with
        {
            Bytes = default,
            Rejection = new Rejection("nested-batch", "The record is a batch itself. Unpack it, and upload what is in it."),
        };
}
