using System.Buffers;
using System.IO.Compression;

namespace Pipeline.Articles.Encodings;

/// <summary>Decompresses one gzip file in memory, within limits.</summary>
internal static class Gzip
{
    private const int Chunk = 64 * 1024;

    /// <summary>Whether the bytes begin as gzip.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, 0x08, ..];

    /// <summary>Decompresses a file.</summary>
    /// <param name="packed">The compressed bytes.</param>
    /// <param name="limits">How large the result may be, in itself and against the compressed bytes.</param>
    /// <param name="bytes">The decompressed bytes.</param>
    /// <param name="rejection">Why not.</param>
    public static bool TryDecompress(
        ReadOnlyMemory<byte> packed,
        ArticleLimits limits,
        out ReadOnlyMemory<byte> bytes,
        out Rejection? rejection
    )
    {
        (bytes, rejection) = (default, null);
        long most = Math.Min(limits.MaxBytes, Math.Max(Chunk, packed.Length * (long)limits.MaxExpansion));
        using var source = new MemoryStream(packed.ToArray(), writable: false);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var result = new MemoryStream();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            for (int read = gzip.Read(buffer); read > 0; read = gzip.Read(buffer))
            {
                if (result.Length + read > most)
                {
                    rejection = TooLarge(packed.Length, limits, most);
                    return false;
                }

                result.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            rejection = new Rejection(
                "malformed-gzip",
                "The gzip file is damaged or cut short. Compress the article again and upload it anew."
            );
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        bytes = result.GetBuffer().AsMemory(0, (int)result.Length);
        return true;
    }

    private static Rejection TooLarge(int packed, ArticleLimits limits, long most) =>
        most == limits.MaxBytes
            ? new Rejection(
                "too-large",
                $"The file decompresses to more than {limits.MaxBytes} bytes, the limit. Split it, or raise the limit."
            )
            : new Rejection(
                "expansion",
                $"The file decompresses to more than {limits.MaxExpansion} times its size, the limit: it has {packed} bytes. "
                    + "Upload it decompressed."
            );
}
