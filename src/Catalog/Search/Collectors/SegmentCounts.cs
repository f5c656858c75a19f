using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Pipeline.Catalog.Search;

/// <summary>How many hits of one segment have each value of a facet.</summary>
/// <param name="values">The facet's values, which the segment numbers from 0 in the order of the values.</param>
internal sealed class SegmentCounts(SortedSetDocValues values)
{
    private readonly int[] _counts = new int[values.ValueCount];

    /// <summary>How often any value was counted.</summary>
    public long Total { get; private set; }

    /// <summary>How many values were counted.</summary>
    public int Values { get; private set; }

    /// <summary>Counts the values of a document.</summary>
    /// <param name="doc">The document in its segment.</param>
    public void Add(int doc)
    {
        values.SetDocument(doc);
        for (long ord; (ord = values.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS; )
        {
            Values += _counts[ord]++ == 0 ? 1 : 0;
            Total++;
        }
    }

    /// <summary>How many values were counted at least so often.</summary>
    /// <param name="least">How often, 1 or more.</param>
    public int CountOf(int least)
    {
        int found = 0;
        foreach (int count in _counts)
        {
            found += count >= least ? 1 : 0;
        }

        return found;
    }

    /// <summary>The largest number which so many values reach; 0 where there are not so many.</summary>
    /// <param name="wanted">How many values, 1 or more.</param>
    public int ReachedBy(int wanted)
    {
        if (wanted > Values)
        {
            return 0;
        }

        var largest = new PriorityQueue<int, int>(wanted);
        foreach (int count in _counts)
        {
            if (count > 0 && largest.Count < wanted)
            {
                largest.Enqueue(count, count);
            }
            else if (count > 0 && count > largest.Peek())
            {
                largest.EnqueueDequeue(count, count);
            }
        }

        return largest.Peek();
    }

    /// <summary>The values that were counted at least so often, in order. The term changes with every step: copy it to keep it.</summary>
    /// <param name="least">How often, 1 or more.</param>
    public IEnumerable<(BytesRef Term, int Count)> Read(int least)
    {
        TermsEnum terms = values.GetTermsEnum();
        for (int ord = 0; ord < _counts.Length; ord++)
        {
            if (_counts[ord] >= least)
            {
                terms.SeekExact(ord); // on from where it stands: the values of one block are read once
                yield return (terms.Term, _counts[ord]);
            }
        }
    }

    /// <summary>How often a value was counted.</summary>
    /// <param name="term">The value.</param>
    public int Of(BytesRef term) => values.LookupTerm(term) is >= 0 and var ord ? _counts[ord] : 0;
}
