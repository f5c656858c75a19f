using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search;

/// <summary>Counts the values of one facet over all hits, exactly, without numbering the values of all segments together.</summary>
/// <param name="field">The facet's field.</param>
/// <param name="ofArticle">Whether the values are those of the hit's article, when hits are quotations.</param>
internal sealed class FacetCollector(string field, bool ofArticle = false) : HitCollector
{
    private readonly List<(SortedSetDocValues Values, int[] Counts)> _segments = [];
    private SortedSetDocValues? _values;
    private NumericDocValues? _toArticle;
    private int[] _counts = [];

    /// <inheritdoc/>
    public override bool NeedsKey => false;

    /// <inheritdoc/>
    public override HitCollector Fork() => new FacetCollector(field, ofArticle);

    /// <inheritdoc/>
    public override void Join(HitCollector fork) => _segments.AddRange(((FacetCollector)fork)._segments);

    /// <inheritdoc/>
    public override void Begin(AtomicReaderContext segment)
    {
        _values = segment.AtomicReader.GetSortedSetDocValues(field);
        if (_values is null)
        {
            return;
        }

        _toArticle = ofArticle ? segment.AtomicReader.GetNumericDocValues(IndexFields.ToArticle) : null;
        _counts = new int[_values.ValueCount];
        _segments.Add((_values, _counts));
    }

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score)
    {
        if (_values is null)
        {
            return;
        }

        _values.SetDocument(_toArticle is null ? doc : doc + (int)_toArticle.Get(doc));
        for (long ord; (ord = _values.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS; )
        {
            _counts[ord]++;
        }
    }

    /// <summary>
    /// The most frequent values. Two passes: the best of each segment bound the result from below; whatever could still reach that bound
    /// has at least its share of it in one segment, so all such values are
    /// counted whole.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <returns>The folded values and their counts, the most frequent first.</returns>
    public IReadOnlyList<KeyValuePair<string, int>> Top(int count)
    {
        var totals = new Dictionary<BytesRef, int>();
        foreach ((SortedSetDocValues values, int[] counts) in _segments)
        {
            foreach (int ord in BestOf(counts, count))
            {
                Total(values, ord, totals);
            }
        }

        if (totals.Count == 0)
        {
            return [];
        }

        int bound = totals.Values.OrderDescending().Take(count).Last();
        int share = Math.Max(1, (bound + _segments.Count - 1) / _segments.Count);
        foreach ((SortedSetDocValues values, int[] counts) in _segments)
        {
            for (int ord = 0; ord < counts.Length; ord++)
            {
                if (counts[ord] >= share)
                {
                    Total(values, ord, totals);
                }
            }
        }

        return
        [
            .. totals
                .OrderByDescending(static pair => pair.Value)
                .ThenBy(static pair => pair.Key)
                .Take(count)
                .Select(static pair => KeyValuePair.Create(pair.Key.Utf8ToString(), pair.Value)),
        ];
    }

    /// <summary>All values.</summary>
    /// <returns>The folded values and their counts, the most frequent first.</returns>
    public IReadOnlyList<KeyValuePair<string, int>> All()
    {
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        var term = new BytesRef();
        foreach ((SortedSetDocValues values, int[] counts) in _segments)
        {
            for (int ord = 0; ord < counts.Length; ord++)
            {
                if (counts[ord] > 0)
                {
                    values.LookupOrd(ord, term);
                    CollectionsMarshal.GetValueRefOrAddDefault(totals, term.Utf8ToString(), out _) += counts[ord];
                }
            }
        }

        return [.. totals.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal)];
    }

    private static IEnumerable<int> BestOf(int[] counts, int count)
    {
        var best = new PriorityQueue<int, int>(count + 1);
        for (int ord = 0; ord < counts.Length; ord++)
        {
            if (counts[ord] == 0 || (best.Count == count && counts[ord] <= counts[best.Peek()]))
            {
                continue;
            }

            if (best.Count == count)
            {
                best.Dequeue();
            }

            best.Enqueue(ord, counts[ord]);
        }

        return best.UnorderedItems.Select(static item => item.Element);
    }

    private void Total(SortedSetDocValues values, int ord, Dictionary<BytesRef, int> totals)
    {
        var term = new BytesRef();
        values.LookupOrd(ord, term);
        term = BytesRef.DeepCopyOf(term);
        if (totals.ContainsKey(term))
        {
            return;
        }

        int total = 0;
        foreach ((SortedSetDocValues other, int[] counts) in _segments)
        {
            long found = other.LookupTerm(term);
            if (found >= 0)
            {
                total += counts[found];
            }
        }

        totals.Add(term, total);
    }
}
