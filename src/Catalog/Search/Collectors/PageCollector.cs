using Lucene.Net.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>Counts all hits and keeps the first after a position.</summary>
/// <param name="order">The order of the results.</param>
/// <param name="limit">How many to keep; 0 to count only.</param>
/// <param name="after">The position after which to begin.</param>
internal sealed class PageCollector(ResultOrder order, int limit, Position after) : HitCollector
{
    // The last of those kept is on top.
    private readonly PriorityQueue<Hit, Position> _kept = new(limit + 1, Comparer<Position>.Create(static (x, y) => y.CompareTo(x)));
    private readonly Ranking _ranking = new(order);
    private NumericDocValues _version = null!,
        _toArticle = null!;
    private Position _last = Position.End;
    private int _after;

    /// <summary>How many hits there are.</summary>
    public int Total { get; private set; }

    /// <summary>The hits that were kept, in order.</summary>
    public IReadOnlyList<Hit> Hits => [.. _kept.UnorderedItems.Select(static item => item.Element).OrderBy(static hit => hit.Position)];

    /// <summary>The page.</summary>
    public FoundPage Page => new(Hits, HasMore, Total);

    /// <summary>Whether there are hits after those that were kept.</summary>
    public bool HasMore => _after > _kept.Count;

    /// <inheritdoc/>
    public override bool NeedsScore => _ranking.NeedsScore;

    /// <inheritdoc/>
    public override HitCollector Fork() => new PageCollector(order, limit, after);

    /// <inheritdoc/>
    public override void Join(HitCollector fork)
    {
        var other = (PageCollector)fork;
        Total += other.Total;
        _after += other._after;
        foreach ((Hit hit, Position position) in other._kept.UnorderedItems)
        {
            Keep(hit, position);
        }
    }

    /// <inheritdoc/>
    public override void Begin(AtomicReaderContext segment)
    {
        _ranking.Begin(segment);
        _version = segment.AtomicReader.GetNumericDocValues(IndexFields.Version) ?? DocValues.EMPTY_NUMERIC;
        _toArticle = segment.AtomicReader.GetNumericDocValues(IndexFields.ToArticle) ?? DocValues.EMPTY_NUMERIC;
    }

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score)
    {
        Total++;
        if (limit == 0)
        {
            return;
        }

        // Most hits come after the page: of them nothing else is read.
        long rank = _ranking.Of(doc, score);
        if (_last.IsBeforeArticle(Position.Of(order, key, 0, rank)))
        {
            _after++;
            return;
        }

        int toArticle = (int)_toArticle.Get(doc);
        var position = Position.Of(order, key, toArticle, rank);
        if (position.CompareTo(after) <= 0)
        {
            return;
        }

        _after++;
        if (position.CompareTo(_last) >= 0)
        {
            return;
        }

        Keep(new Hit(position, key, _version.Get(doc), toArticle, score), position);
    }

    /// <summary>Keeps a hit, if it is one of the first.</summary>
    private void Keep(Hit hit, Position position)
    {
        if (_kept.Count < limit)
        {
            _kept.Enqueue(hit, position);
        }
        else
        {
            _kept.EnqueueDequeue(hit, position);
        }

        if (_kept.Count == limit)
        {
            _last = _kept.Peek().Position;
        }
    }
}
