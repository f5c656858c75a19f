using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Articles.Batches;

/// <summary>
/// Reads the directory at the end of a ZIP archive a window at a time (APPNOTE 6.3, sections 4.3.12 to 4.3.16).
/// <see cref="System.IO.Compression.ZipArchive"/> holds all of it, some 500 bytes an entry: half a gigabyte for a million articles.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorLength = 20;
    private const int End64Length = 56;
    private const int HeaderLength = 46;
    private const int Window = 1024 * 1024;
    private const ushort Zip64Field = 1;
    private const int EncryptedFlag = 1;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the entries in the order of the directory. The stream may be moved between two.</summary>
    /// <param name="archive">The archive; it must seek.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">There is no directory, or it is damaged. What came before the damage was read.</exception>
    public static async IAsyncEnumerable<ZipEntry> ReadAsync(Stream archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (long start, long end, long shift) = await FindAsync(archive, cancellationToken);
        byte[] window = new byte[Math.Min(Window, end - start)];
        while (start < end)
        {
            int length = (int)Math.Min(window.Length, end - start);
            archive.Position = start;
            await archive.ReadExactlyAsync(window.AsMemory(0, length), cancellationToken);
            int read = 0;
            while (TryRead(window.AsSpan(read, length - read), shift, out ZipEntry entry, out int taken))
            {
                read += taken;
                yield return entry;
            }

            // Not one whole entry in a window: an entry has at most 192 KiB.
            if (read == 0)
            {
                throw new InvalidDataException();
            }

            start += read;
        }
    }

    // Where the directory begins and ends, and how many bytes stand before the archive (a program that unpacks itself).
    private static async ValueTask<(long Start, long End, long Shift)> FindAsync(Stream archive, CancellationToken cancellationToken)
    {
        byte[] tail = new byte[Math.Min(archive.Length, EndLength + LongestComment)];
        long tailStart = archive.Length - tail.Length;
        archive.Position = tailStart;
        await archive.ReadExactlyAsync(tail, cancellationToken);
        int at = IndexOfEnd(tail);
        if (at < 0)
        {
            throw new InvalidDataException();
        }

        long end = tailStart + at;
        long size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 12));
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        if (
            (
                size == uint.MaxValue
                || offset == uint.MaxValue
                || BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10)) == ushort.MaxValue
            )
            && end >= LocatorLength
        )
        {
            (end, size, offset) = await FindZip64Async(archive, end, cancellationToken) ?? (end, size, offset);
        }

        long start = end - size;
        return size >= 0 && offset >= 0 && start >= 0 && start >= offset ? (start, end, start - offset) : throw new InvalidDataException();
    }

    // The end record of ZIP64, by the locator that stands before the end record; nothing where no locator does.
    private static async ValueTask<(long End, long Size, long Offset)?> FindZip64Async(
        Stream archive,
        long end,
        CancellationToken cancellationToken
    )
    {
        byte[] locator = new byte[LocatorLength];
        archive.Position = end - LocatorLength;
        await archive.ReadExactlyAsync(locator, cancellationToken);
        if (!locator.AsSpan().StartsWith("PK\u0006\u0007"u8))
        {
            return null;
        }

        long end64 = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        byte[] record = new byte[End64Length];
        if (end64 < 0 || end64 > end - End64Length)
        {
            throw new InvalidDataException();
        }

        archive.Position = end64;
        await archive.ReadExactlyAsync(record, cancellationToken);
        return record.AsSpan().StartsWith("PK\u0006\u0006"u8)
            ? (end64, BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)))
            : throw new InvalidDataException();
    }

    // The last signature whose comment reaches exactly to the end; else the last at all, for archives with bytes behind them.
    private static int IndexOfEnd(ReadOnlySpan<byte> tail)
    {
        int last = -1;
        for (int at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
        {
            if (at + EndLength > tail.Length)
            {
                continue;
            }

            if (at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length)
            {
                return at;
            }

            last = Math.Max(last, at);
        }

        return last;
    }

    private static bool TryRead(ReadOnlySpan<byte> bytes, long shift, out ZipEntry entry, out int taken)
    {
        (entry, taken) = (default, 0);
        if (bytes.Length < HeaderLength)
        {
            return false;
        }

        if (!bytes.StartsWith("PK\u0001\u0002"u8))
        {
            throw new InvalidDataException();
        }

        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[30..]);
        int length = HeaderLength + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(bytes[32..]);
        if (bytes.Length < length)
        {
            return false;
        }

        long packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(bytes[42..]);
        bool longLength = BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]) == uint.MaxValue;
        ReadLongFields(bytes.Slice(HeaderLength + nameLength, extraLength), longLength, ref packed, ref offset);
        entry = new ZipEntry(
            NameOf(bytes.Slice(HeaderLength, nameLength)),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]),
            (BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) & EncryptedFlag) != 0,
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]),
            packed,
            offset + shift
        );
        taken = length;
        return true;
    }

    private static void ReadLongFields(ReadOnlySpan<byte> extra, bool longLength, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            int id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            int length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            ReadOnlySpan<byte> field = extra.Slice(4, length);
            extra = extra[(4 + length)..];
            if (id != Zip64Field)
            {
                continue;
            }

            // In this order, and only those whose short field is full.
            if (longLength && field.Length >= 8)
            {
                field = field[8..];
            }

            if (packed == uint.MaxValue && field.Length >= 8)
            {
                packed = BinaryPrimitives.ReadInt64LittleEndian(field);
                field = field[8..];
            }

            if (offset == uint.MaxValue && field.Length >= 8)
            {
                offset = BinaryPrimitives.ReadInt64LittleEndian(field);
            }

            return;
        }
    }

    // The flag for UTF-8 is often not set although the name is; what is neither only has to stay distinct.
    private static string NameOf(ReadOnlySpan<byte> name)
    {
        try
        {
            return StrictUtf8.GetString(name);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(name);
        }
    }
}
