using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>
/// The archive as it was at one moment, for one query: the committed index without the articles that are new, and the new ones. Use it
/// inside <see cref="SearchThreads"/>: reads of the committed index block.
/// </summary>
internal sealed class ArchiveView : IDisposable
{
    /// <summary>Below, threads take longer to begin than to search.</summary>
    private const int EnoughDocuments = 50_000;

    private readonly int _enough;
    private readonly IndexSnapshot _committed;
    private readonly DirectoryReader? _recent;
    private readonly HashSet<UInt128> _new = [];
    private readonly HashSet<UInt128> _shown = [];
    private readonly int _committedSegments;
    private readonly MultiReader _reader;

    /// <summary>Takes over both readers.</summary>
    /// <param name="committed">The committed index.</param>
    /// <param name="recent">The new articles, and perhaps some that are no longer new; null when there are none.</param>
    /// <param name="newRows">Which articles are new.</param>
    /// <param name="enough">How many documents are worth a second thread.</param>
    public ArchiveView(IndexSnapshot committed, DirectoryReader? recent, IReadOnlyList<NewRow> newRows, int enough = EnoughDocuments)
    {
        _enough = enough;
        _committed = committed;
        _recent = recent;
        Waiting = newRows.Count;
        foreach (NewRow row in newRows)
        {
            UInt128 id = ArticleId.ToNumber(row.Id);
            _new.Add(id);
            if (!row.IsDeleted)
            {
                _shown.Add(id);
            }
        }

        _committedSegments = committed.Reader?.Leaves.Count ?? 0;
        _reader = new MultiReader([.. new IndexReader?[] { committed.Reader, recent }.OfType<IndexReader>()], closeSubReaders: false);
    }

    /// <summary>How many articles are new, deletions included.</summary>
    public int Waiting { get; }

    /// <summary>How many of the articles to be seen are new.</summary>
    public int NewArticles => _shown.Count;

    /// <summary>Which commit the view shows.</summary>
    public long Generation => _committed.Generation;

    /// <summary>The segments of both indexes. They hold articles that are not visible: see <see cref="IsVisible"/>.</summary>
    public IList<AtomicReaderContext> Segments => _reader.Leaves;

    /// <summary>Gives every visible document that meets a condition to the collectors.</summary>
    /// <param name="query">The condition.</param>
    /// <param name="collectors">What to do with the documents.</param>
    public void Search(Query query, params ReadOnlySpan<HitCollector> collectors) => Search(query, null, collectors);

    /// <summary>Gives every visible document that meets a condition, and whose article meets another, to the collectors.</summary>
    /// <param name="query">The condition on the documents.</param>
    /// <param name="articles">The condition on their articles; null for any article.</param>
    /// <param name="collectors">What to do with the documents.</param>
    public void Search(Query query, Query? articles, params ReadOnlySpan<HitCollector> collectors)
    {
        var searcher = new SegmentSearcher(_reader, _enough) { Similarity = IndexAnalyzer.Similarity };
        ArticleBits? bits = null;
        if (articles is not null)
        {
            bits = new ArticleBits(Segments.Count);
            searcher.Search(articles, bits);
        }

        searcher.Search(query, collectors.ToArray(), some => new VisibleHits(this, bits, [.. some]));
    }

    /// <summary>In how many documents a term is, those that are not visible included.</summary>
    /// <param name="term">The term.</param>
    public int DocumentsWith(Term term) => _reader.DocFreq(term);

    /// <summary>Whether an article is to be seen in a segment.</summary>
    /// <param name="segment">The segment's number.</param>
    /// <param name="key">The article's key.</param>
    public bool IsVisible(int segment, SortKey key) =>
        segment < _committedSegments ? _new.Count == 0 || !_new.Contains(key.IdNumber) : _shown.Contains(key.IdNumber);

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _recent?.DecRef();
        _committed.Dispose();
    }

    /// <summary>Whether all articles of a segment are to be seen.</summary>
    /// <param name="segment">The segment's number.</param>
    private bool IsWhollyVisible(int segment) => segment < _committedSegments && _new.Count == 0;

    /// <summary>Remembers which documents of each segment are articles that meet a condition.</summary>
    private sealed class ArticleBits(int segments) : ICollector
    {
        private readonly FixedBitSet?[] _bits = new FixedBitSet?[segments];
        private FixedBitSet _current = null!;

        public bool AcceptsDocsOutOfOrder => true;

        public bool Has(int segment, int doc) => _bits[segment] is { } bits && doc < bits.Length && bits.Get(doc);

        public void SetScorer(Scorer scorer) { }

        public void SetNextReader(AtomicReaderContext context) => _bits[context.Ord] = _current = new FixedBitSet(context.Reader.MaxDoc);

        public void Collect(int doc) => _current.Set(doc);
    }

    /// <summary>Lets only visible documents through, and reads their keys once for all collectors.</summary>
    private sealed class VisibleHits(ArchiveView view, ArticleBits? articles, HitCollector[] collectors) : ICollector
    {
        private readonly bool _isScored = collectors.Any(static collector => collector.NeedsScore);
        private readonly bool _needsKey = collectors.Any(static collector => collector.NeedsKey);
        private NumericDocValues _high = null!,
            _low = null!;
        private NumericDocValues? _toArticle;
        private Scorer? _scorer;
        private int _segment;
        private bool _readsKey;

        // The documents of one article come one after the other.
        public bool AcceptsDocsOutOfOrder => false;

        public void SetScorer(Scorer scorer) => _scorer = scorer;

        public void SetNextReader(AtomicReaderContext context)
        {
            _segment = context.Ord;
            _readsKey = _needsKey || !view.IsWhollyVisible(_segment);
            _high = context.AtomicReader.GetNumericDocValues(IndexFields.SortHigh) ?? DocValues.EMPTY_NUMERIC;
            _low = context.AtomicReader.GetNumericDocValues(IndexFields.SortLow) ?? DocValues.EMPTY_NUMERIC;
            _toArticle = articles is null ? null : context.AtomicReader.GetNumericDocValues(IndexFields.ToArticle);
            foreach (HitCollector collector in collectors)
            {
                collector.Begin(context);
            }
        }

        public void Collect(int doc)
        {
            if (_toArticle is not null && !articles!.Has(_segment, doc + (int)_toArticle.Get(doc)))
            {
                return;
            }

            SortKey key = default;
            if (_readsKey)
            {
                key = new SortKey(_high.Get(doc), _low.Get(doc));
                if (!view.IsVisible(_segment, key))
                {
                    return;
                }
            }

            float score = _isScored ? _scorer!.GetScore() : 0;
            foreach (HitCollector collector in collectors)
            {
                collector.Add(doc, key, score);
            }
        }
    }
}
