using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Pipeline.Articles.Batches;

/// <summary>Reads the files of a ZIP archive.</summary>
internal static class ZipRecords
{
    private const int Chunk = 64 * 1024;

    /// <summary>Reads the archive's files in the order of its directory.</summary>
    /// <param name="stream">The archive; it must seek.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(Stream stream, ArticleLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using ZipArchive archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var bytes = new ArrayBufferWriter<byte>(Chunk);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            bool isFolder = entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\');
            bool isJunk = entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal) || entry.Name is ".DS_Store" or "Thumbs.db";
            if (!isFolder && !isJunk)
                yield return await ReadAsync(entry, limits, bytes, cancellationToken);
        }
    }

    private static async ValueTask<RawRecord> ReadAsync(ZipArchiveEntry entry, ArticleLimits limits, ArrayBufferWriter<byte> bytes, CancellationToken cancellationToken)
    {
        if (entry.IsEncrypted)
            return new RawRecord(entry.FullName, null, default, Rejection: new Rejection("encrypted", "The record is encrypted. Unpack the archive with its password, and pack it again without."));

        bytes.ResetWrittenCount();
        long most = Math.Min(limits.MaxBytes, Math.Max(Chunk, entry.CompressedLength * limits.MaxExpansion));
        try
        {
            await using Stream file = await entry.OpenAsync(cancellationToken);
            for (int read = await file.ReadAsync(bytes.GetMemory(Chunk), cancellationToken); read > 0; read = await file.ReadAsync(bytes.GetMemory(Chunk), cancellationToken))
            {
                bytes.Advance(read);
                if (bytes.WrittenCount > most)
                {
                    return most == limits.MaxBytes
                        ? RawRecord.TooLarge(entry.FullName, limits)
                        : new RawRecord(entry.FullName, null, default, Rejection: new Rejection("expansion", $"The record decompresses to more than {limits.MaxExpansion} times its size, the limit. Upload it decompressed."));
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return new RawRecord(entry.FullName, null, default, Rejection: new Rejection("malformed-record", "The record cannot be decompressed: it is damaged, or packed by a method that is not supported. Pack it again with the usual deflate method."));
        }

        return new RawRecord(entry.FullName, null, bytes.WrittenMemory);
    }
}
