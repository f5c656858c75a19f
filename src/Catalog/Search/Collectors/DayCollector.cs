using System.Runtime.InteropServices;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>Counts hits per day.</summary>
internal sealed class DayCollector : HitCollector
{
    private readonly Dictionary<DateOnly, int> _days = [];

    /// <summary>How many hits there are.</summary>
    public int Total { get; private set; }

    /// <summary>How many hits each day has, newest first.</summary>
    public IEnumerable<KeyValuePair<DateOnly, int>> Days => _days.OrderByDescending(static day => day.Key);

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score)
    {
        Total++;
        CollectionsMarshal.GetValueRefOrAddDefault(_days, key.Day, out _)++;
    }
}
