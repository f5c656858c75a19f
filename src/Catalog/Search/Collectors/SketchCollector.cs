using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>Keeps the fingerprint of every hit.</summary>
internal sealed class SketchCollector : HitCollector
{
    private readonly List<Sketched> _hits = [];
    private readonly BytesRef _bytes = new();
    private NumericDocValues _version = null!;
    private BinaryDocValues _sketch = null!;

    /// <summary>The hits, in no order.</summary>
    public IReadOnlyList<Sketched> Hits => _hits;

    /// <inheritdoc/>
    public override HitCollector Fork() => new SketchCollector();

    /// <inheritdoc/>
    public override void Join(HitCollector fork) => _hits.AddRange(((SketchCollector)fork)._hits);

    /// <inheritdoc/>
    public override void Begin(AtomicReaderContext segment)
    {
        _version = segment.AtomicReader.GetNumericDocValues(IndexFields.Version) ?? DocValues.EMPTY_NUMERIC;
        _sketch = segment.AtomicReader.GetBinaryDocValues(IndexFields.Sketch) ?? DocValues.EMPTY_BINARY;
    }

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score)
    {
        _sketch.Get(doc, _bytes);
        _hits.Add(new Sketched(key, _version.Get(doc), _bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length).ToArray()));
    }
}

/// <summary>An article that was found, and its fingerprint.</summary>
/// <param name="Key">The key of the article.</param>
/// <param name="Version">The version it was made from: see <see cref="IndexFields.VersionOf"/>.</param>
/// <param name="Sketch">The bands of its fingerprint, four bytes each; empty where it has none.</param>
internal sealed record Sketched(SortKey Key, long Version, byte[] Sketch)
{
    /// <summary>The fingerprint as documents have it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(Sketch);
}
