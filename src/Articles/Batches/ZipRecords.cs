using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace Pipeline.Articles.Batches;

/// <summary>Reads the files of a ZIP archive.</summary>
internal static class ZipRecords
{
    private const int Chunk = 64 * 1024;
    private const int LocalHeaderLength = 30;
    private const int Stored = 0;
    private const int Deflate = 8;

    /// <summary>Reads the archive's files in the order of its directory.</summary>
    /// <param name="stream">The archive; it must seek.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RawRecord> ReadAsync(
        Stream stream,
        ArticleLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var bytes = new ArrayBufferWriter<byte>(Chunk);
        await foreach (ZipEntry entry in ZipDirectory.ReadAsync(stream, cancellationToken))
        {
            if (!entry.IsFolder && !JunkFiles.Is(entry.Name))
            {
                yield return await ReadAsync(stream, entry, limits, bytes, cancellationToken);
            }
        }
    }

    private static async ValueTask<RawRecord> ReadAsync(
        Stream stream,
        ZipEntry entry,
        ArticleLimits limits,
        ArrayBufferWriter<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        if (entry.IsEncrypted)
        {
            return Rejected(
                entry,
                "encrypted",
                "The record is encrypted. Unpack the archive with its password, and pack it again without."
            );
        }

        bytes.ResetWrittenCount();
        long most = Math.Min(limits.MaxBytes, Math.Max(Chunk, entry.PackedLength * limits.MaxExpansion));
        var crc = new Crc32();
        try
        {
            await using Stream file = await OpenAsync(stream, entry, cancellationToken);
            for (
                int read = await file.ReadAsync(bytes.GetMemory(Chunk), cancellationToken);
                read > 0;
                read = await file.ReadAsync(bytes.GetMemory(Chunk), cancellationToken)
            )
            {
                crc.Append(bytes.GetSpan(read)[..read]);
                bytes.Advance(read);
                if (bytes.WrittenCount > most)
                {
                    return most == limits.MaxBytes
                        ? RawRecord.TooLarge(entry.Name, limits)
                        : Rejected(
                            entry,
                            "expansion",
                            $"The record decompresses to more than {limits.MaxExpansion} times its size, the limit. Upload it decompressed."
                        );
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return Damaged(entry);
        }

        return crc.GetCurrentHashAsUInt32() == entry.Crc ? new RawRecord(entry.Name, null, bytes.WrittenMemory) : Damaged(entry);
    }

    private static async ValueTask<Stream> OpenAsync(Stream stream, ZipEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Method is not (Stored or Deflate) || entry.Offset < 0 || entry.Offset > stream.Length || entry.PackedLength < 0)
        {
            throw new InvalidDataException();
        }

        // Names and extra fields of the local header may be longer or shorter than the directory's.
        byte[] header = new byte[LocalHeaderLength];
        stream.Position = entry.Offset;
        await stream.ReadExactlyAsync(header, cancellationToken);
        if (!header.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            throw new InvalidDataException();
        }

        stream.Position =
            entry.Offset
            + LocalHeaderLength
            + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26))
            + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        var packed = new StreamPart(stream, entry.PackedLength);
        return entry.Method == Stored ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    private static RawRecord Damaged(ZipEntry entry) =>
        Rejected(
            entry,
            "malformed-record",
            "The record cannot be decompressed: it is damaged, or packed by a method that is not supported. "
                + "Pack it again with the usual deflate method."
        );

    private static RawRecord Rejected(ZipEntry entry, string code, string reason) =>
        new(entry.Name, null, default, Rejection: new Rejection(code, reason));
}
