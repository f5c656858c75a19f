using Lucene.Net.Util;

namespace Pipeline.Catalog.Search;

/// <summary>
/// The most frequent values of a facet over all segments, exactly. What the best of one segment reach bounds the result from below. A value
/// that reaches the bound reaches some segment's share of it there, so only such values are candidates: each is looked up in every segment.
/// Where that would be too many, all values are read instead.
/// </summary>
/// <param name="segments">The segments.</param>
internal sealed class TopValues(IReadOnlyList<SegmentCounts> segments)
{
    /// <summary>How many values are read one after the other in the time of one that is looked up.</summary>
    private const int ReadsPerLookup = 8;

    /// <summary>Finds them.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The folded values and their counts, the most frequent first.</returns>
    public IReadOnlyList<KeyValuePair<string, int>> Find(int count)
    {
        Dictionary<BytesRef, int> totals = Totals(count);
        return
        [
            .. totals
                .OrderByDescending(static pair => pair.Value)
                .ThenBy(static pair => pair.Key)
                .Take(count)
                .Select(static pair => KeyValuePair.Create(pair.Key.Utf8ToString(), pair.Value)),
        ];
    }

    /// <summary>
    /// Shares of a bound for each segment, by how much was counted there: below all of them, a value cannot reach the bound.
    /// </summary>
    private int[] SharesOf(int bound)
    {
        long total = Math.Max(1, segments.Sum(static segment => segment.Total));
        return [.. segments.Select(segment => 1 + (int)((bound - 1) * segment.Total / total))];
    }

    private Dictionary<BytesRef, int> Totals(int count)
    {
        int bound = segments.Select(segment => segment.ReachedBy(count)).Append(1).Max();
        int[] shares = SharesOf(bound);
        long candidates = segments.Zip(shares).Sum(static segment => segment.First.CountOf(segment.Second));
        long values = segments.Sum(static segment => (long)segment.Values);
        return candidates * segments.Count * ReadsPerLookup < values ? LookUp(shares) : ReadAll();
    }

    private Dictionary<BytesRef, int> LookUp(int[] shares)
    {
        var totals = new Dictionary<BytesRef, int>();
        foreach ((SegmentCounts segment, int share) in segments.Zip(shares))
        {
            foreach ((BytesRef term, _) in segment.Read(share))
            {
                if (!totals.ContainsKey(term))
                {
                    totals.Add(BytesRef.DeepCopyOf(term), segments.Sum(other => other.Of(term)));
                }
            }
        }

        return totals;
    }

    private Dictionary<BytesRef, int> ReadAll()
    {
        var totals = new Dictionary<BytesRef, int>();
        foreach (SegmentCounts segment in segments)
        {
            foreach ((BytesRef term, int count) in segment.Read(1))
            {
                if (totals.TryGetValue(term, out int before))
                {
                    totals[term] = before + count;
                }
                else
                {
                    totals.Add(BytesRef.DeepCopyOf(term), count);
                }
            }
        }

        return totals;
    }
}
