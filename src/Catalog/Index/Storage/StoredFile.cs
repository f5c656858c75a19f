namespace Pipeline.Catalog.Index.Storage;

/// <summary>
/// Where one file of the index is. Small files are carried in the head itself, so that opening the index does not ask for each.
/// </summary>
/// <param name="Blob">The blob, never rewritten; null when the bytes are here.</param>
/// <param name="Length">How long the file is.</param>
/// <param name="Bytes">The file, when it is small.</param>
internal sealed record StoredFile(string? Blob, long Length, byte[]? Bytes)
{
    /// <summary>Whether both are the same file, not only two of the same name.</summary>
    /// <param name="other">The other.</param>
    public bool IsSame(StoredFile other) =>
        Blob is not null ? Blob == other.Blob : other.Bytes is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);
}
