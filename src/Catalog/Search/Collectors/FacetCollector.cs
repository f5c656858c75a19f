using Lucene.Net.Index;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>Counts the values of one facet over all hits, exactly, without numbering the values of all segments together.</summary>
/// <param name="field">The facet's field.</param>
/// <param name="ofArticle">Whether the values are those of the hit's article, when hits are quotations.</param>
internal sealed class FacetCollector(string field, bool ofArticle = false) : HitCollector
{
    private readonly List<SegmentCounts> _segments = [];
    private SegmentCounts? _current;
    private NumericDocValues? _toArticle;

    /// <inheritdoc/>
    public override bool NeedsKey => false;

    /// <inheritdoc/>
    public override HitCollector Fork() => new FacetCollector(field, ofArticle);

    /// <inheritdoc/>
    public override void Join(HitCollector fork) => _segments.AddRange(((FacetCollector)fork)._segments);

    /// <inheritdoc/>
    public override void Begin(AtomicReaderContext segment)
    {
        _current = segment.AtomicReader.GetSortedSetDocValues(field) is { } values ? new SegmentCounts(values) : null;
        _toArticle = ofArticle ? segment.AtomicReader.GetNumericDocValues(IndexFields.ToArticle) : null;
        if (_current is not null)
        {
            _segments.Add(_current);
        }
    }

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score) => _current?.Add(_toArticle is null ? doc : doc + (int)_toArticle.Get(doc));

    /// <summary>The most frequent values.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The folded values and their counts, the most frequent first.</returns>
    public IReadOnlyList<KeyValuePair<string, int>> Top(int count) => new TopValues(_segments).Find(count);

    /// <summary>All values.</summary>
    /// <returns>The folded values and their counts, the most frequent first.</returns>
    public IReadOnlyList<KeyValuePair<string, int>> All() => Top(int.MaxValue);
}
