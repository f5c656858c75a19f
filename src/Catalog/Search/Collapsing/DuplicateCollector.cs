using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search.Collapsing;

/// <summary>Keeps every hit with its fingerprint, and puts near-duplicates together.</summary>
/// <param name="order">The order of the results.</param>
/// <param name="most">How many hits may be compared with each other.</param>
internal sealed class DuplicateCollector(ResultOrder order, int most = QueryLimits.MaxCollapsed) : HitCollector
{
    private readonly List<Hit> _hits = [];
    private readonly DuplicateGroups _groups = new();
    private readonly BytesRef _bytes = new();
    private readonly Ranking _ranking = new(order);
    private NumericDocValues _version = null!;
    private BinaryDocValues _sketch = null!;

    /// <summary>How many hits there are.</summary>
    public int Total { get; private set; }

    /// <summary>Whether there are more than can be compared with each other; then there are no groups.</summary>
    public bool IsTooMany => Total > most;

    /// <inheritdoc/>
    public override bool NeedsScore => _ranking.NeedsScore;

    /// <inheritdoc/>
    public override bool HasForks => false;

    /// <inheritdoc/>
    public override void Begin(AtomicReaderContext segment)
    {
        _ranking.Begin(segment);
        _version = segment.AtomicReader.GetNumericDocValues(IndexFields.Version) ?? DocValues.EMPTY_NUMERIC;
        _sketch = segment.AtomicReader.GetBinaryDocValues(IndexFields.Sketch) ?? DocValues.EMPTY_BINARY;
    }

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score)
    {
        Total++;
        if (IsTooMany)
        {
            return;
        }

        _sketch.Get(doc, _bytes);
        _groups.Add(_bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length));
        _hits.Add(new Hit(Position.Of(order, key, 0, _ranking.Of(doc, score)), key, _version.Get(doc), 0, score));
    }

    /// <summary>A page of groups, each shown by one of its articles.</summary>
    /// <param name="kept">Which article shows its group.</param>
    /// <param name="limit">How many groups.</param>
    /// <param name="after">The position after which to begin.</param>
    public CollapsedPage Read(DuplicateKept kept, int limit, Position after)
    {
        int[] groups = _groups.Read();
        int[] shown = ShownOf(groups, kept);
        int[] page = [.. shown.Where(hit => _hits[hit].Position.CompareTo(after) > 0).OrderBy(hit => _hits[hit].Position).Take(limit + 1)];
        bool hasMore = page.Length > limit;
        page = hasMore ? page[..limit] : page;

        Dictionary<int, List<Hit>> members = page.ToDictionary(hit => groups[hit], static _ => new List<Hit>());
        for (int hit = 0; hit < _hits.Count; hit++)
        {
            if (members.TryGetValue(groups[hit], out List<Hit>? group) && shown[groups[hit]] != hit)
            {
                group.Add(_hits[hit]);
            }
        }

        var others = new Dictionary<string, IReadOnlyList<Hit>>(StringComparer.Ordinal);
        foreach (int hit in page)
        {
            // The key descends with the day.
            others[_hits[hit].Id] = [.. members[groups[hit]].OrderByDescending(static other => other.Key)];
        }

        return new CollapsedPage(new FoundPage([.. page.Select(hit => _hits[hit])], hasMore, shown.Length), others);
    }

    /// <summary>Which hit shows each group.</summary>
    private int[] ShownOf(int[] groups, DuplicateKept kept)
    {
        int[] shown = new int[groups.Length == 0 ? 0 : groups.Max() + 1];
        Array.Fill(shown, -1);
        for (int hit = 0; hit < groups.Length; hit++)
        {
            ref int best = ref shown[groups[hit]];
            if (best < 0 || Precedes(_hits[hit], _hits[best], kept))
            {
                best = hit;
            }
        }

        return shown;
    }

    private static bool Precedes(Hit one, Hit other, DuplicateKept kept) =>
        kept switch
        {
            DuplicateKept.Newest => one.Key.CompareTo(other.Key) < 0,
            DuplicateKept.Earliest => one.Key.CompareTo(other.Key) > 0,
            _ => one.Position.CompareTo(other.Position) < 0,
        };
}

/// <summary>A page of groups of near-duplicates.</summary>
/// <param name="Page">The article that shows each group.</param>
/// <param name="Others">The other articles of each group by the id of the one that shows it, earliest first.</param>
internal sealed record CollapsedPage(FoundPage Page, IReadOnlyDictionary<string, IReadOnlyList<Hit>> Others);
