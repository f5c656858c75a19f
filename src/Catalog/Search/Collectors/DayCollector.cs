using System.Runtime.InteropServices;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>Counts hits per day.</summary>
/// <param name="eachArticleOnce">Whether several quotations of one article, which come one after the other, count once.</param>
internal sealed class DayCollector(bool eachArticleOnce = false) : HitCollector
{
    private readonly Dictionary<DateOnly, int> _days = [];
    private SortKey _last = SortKey.Last;

    /// <summary>How many hits there are.</summary>
    public int Total { get; private set; }

    /// <summary>How many hits each day has, newest first.</summary>
    public IEnumerable<KeyValuePair<DateOnly, int>> Days => _days.OrderByDescending(static day => day.Key);

    /// <inheritdoc/>
    public override HitCollector Fork() => new DayCollector(eachArticleOnce);

    /// <inheritdoc/>
    public override void Join(HitCollector fork)
    {
        var other = (DayCollector)fork;
        Total += other.Total;
        foreach ((DateOnly day, int count) in other._days)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_days, day, out _) += count;
        }
    }

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score)
    {
        if (eachArticleOnce && key == _last)
        {
            return;
        }

        _last = key;
        Total++;
        CollectionsMarshal.GetValueRefOrAddDefault(_days, key.Day, out _)++;
    }
}
