using System.IO.Compression;

namespace Pipeline.Catalog.Index;

/// <summary>Brotli, as the binary properties of an article row hold it.</summary>
internal static class Compressed
{
    /// <summary>A quality that packs an article's JSON about five to one in well under a millisecond.</summary>
    private const int Quality = 5;
    private const int WindowBits = 22;

    /// <summary>Compresses bytes.</summary>
    /// <param name="plain">The bytes.</param>
    public static byte[] Pack(ReadOnlySpan<byte> plain)
    {
        byte[] output = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        if (!BrotliEncoder.TryCompress(plain, output, out int written, Quality, WindowBits))
        {
            throw new InvalidOperationException("Brotli did not fit into its own upper bound.");
        }

        return output[..written];
    }

    /// <summary>Decompresses bytes.</summary>
    /// <param name="packed">What <see cref="Pack"/> made.</param>
    public static byte[] Unpack(ReadOnlyMemory<byte> packed)
    {
        using var input = new MemoryStream(packed.ToArray(), writable: false);
        using var brotli = new BrotliStream(input, CompressionMode.Decompress);
        using var output = new MemoryStream(packed.Length * 6);
        brotli.CopyTo(output);
        return output.ToArray();
    }
}
