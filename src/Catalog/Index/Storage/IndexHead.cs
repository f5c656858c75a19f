using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>
/// The committed index: the only blob that is rewritten, by whoever holds its lease. What it does not name does not exist.
/// </summary>
/// <param name="Format">Which shape the documents have: <see cref="Documents.IndexFields.Format"/>.</param>
/// <param name="Generation">Counts commits.</param>
/// <param name="Files">The files of the commit by the names Lucene gave them.</param>
/// <param name="Retired">Blobs that earlier commits named, and since when they are not named: readers of those commits may still be at
/// work.</param>
internal sealed record IndexHead(
    int Format,
    long Generation,
    IReadOnlyDictionary<string, StoredFile> Files,
    IReadOnlyDictionary<string, DateTimeOffset> Retired
)
{
    /// <summary>The head of an index without articles.</summary>
    /// <param name="format">The format.</param>
    public static IndexHead Empty(int format) =>
        new(format, 0, new Dictionary<string, StoredFile>(), new Dictionary<string, DateTimeOffset>());

    /// <summary>The head after another commit.</summary>
    /// <param name="format">The format of its documents.</param>
    /// <param name="files">Its files.</param>
    /// <param name="now">What is not named any more is retired at this time.</param>
    public IndexHead Next(int format, IReadOnlyDictionary<string, StoredFile> files, DateTimeOffset now)
    {
        var retired = new Dictionary<string, DateTimeOffset>(Retired, StringComparer.Ordinal);
        HashSet<string> named = [.. BlobsOf(files)];
        foreach (string blob in BlobsOf(Files))
        {
            if (!named.Contains(blob))
            {
                retired.TryAdd(blob, now);
            }
        }

        return new IndexHead(format, Generation + 1, files, retired);
    }

    /// <summary>The blobs that the commit is made of.</summary>
    public IEnumerable<string> Blobs() => BlobsOf(Files);

    /// <summary>Writes it as JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, IndexHeadJson.Default.IndexHead);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    public static IndexHead Of(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, IndexHeadJson.Default.IndexHead)!;

    private static IEnumerable<string> BlobsOf(IReadOnlyDictionary<string, StoredFile> files) =>
        files.Values.Select(static file => file.Blob).OfType<string>();
}

/// <summary>Reads and writes the head without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndexHead))]
internal sealed partial class IndexHeadJson : JsonSerializerContext;
