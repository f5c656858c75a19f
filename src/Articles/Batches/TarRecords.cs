using System.Buffers;
using System.Formats.Tar;
using System.Runtime.CompilerServices;

namespace Pipeline.Articles.Batches;

/// <summary>Reads the files of a tar archive. Links and devices are passed over: they hold no article.</summary>
internal static class TarRecords
{
    private const int Chunk = 64 * 1024;

    /// <summary>Reads the archive's files in order.</summary>
    /// <param name="stream">The archive.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream,
        ArticleLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var archive = new TarReader(stream, leaveOpen: true);
        var bytes = new ArrayBufferWriter<byte>(Chunk);
        while (await archive.GetNextEntryAsync(copyData: false, cancellationToken) is TarEntry entry)
        {
            if (
                entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
                || JunkFiles.Is(entry.Name)
            )
            {
                continue;
            }

            if (entry.Length > limits.MaxBytes)
            {
                yield return RawRecord.TooLarge(entry.Name, limits);
                continue;
            }

            bytes.ResetWrittenCount();
            if (entry.DataStream is Stream file)
            {
                for (
                    int read = await file.ReadAsync(bytes.GetMemory(Chunk), cancellationToken);
                    read > 0;
                    read = await file.ReadAsync(bytes.GetMemory(Chunk), cancellationToken)
                )
                {
                    bytes.Advance(read);
                }
            }

            yield return new RawRecord(entry.Name, null, bytes.WrittenMemory);
        }
    }
}
