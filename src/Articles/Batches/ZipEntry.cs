namespace Pipeline.Articles.Batches;

/// <summary>One file of a ZIP archive, as the archive's directory states it.</summary>
/// <param name="Name">Its name, as stated.</param>
/// <param name="Method">How it is packed: 0 stored, 8 deflate.</param>
/// <param name="IsEncrypted">Whether it needs a password.</param>
/// <param name="Crc">The CRC-32 of its bytes, unpacked.</param>
/// <param name="PackedLength">How many bytes it takes in the archive.</param>
/// <param name="Offset">Where its local header begins.</param>
internal readonly record struct ZipEntry(string Name, int Method, bool IsEncrypted, uint Crc, long PackedLength, long Offset)
{
    /// <summary>Whether the entry is a folder.</summary>
    public bool IsFolder => Name.EndsWith('/') || Name.EndsWith('\\');
}
