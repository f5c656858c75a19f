using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Catalog.Index.Documents;

namespace Pipeline.Catalog.Search.Names;

/// <summary>Counts how many hits have two of some names.</summary>
/// <param name="names">The names.</param>
internal sealed class PairCollector(IReadOnlyList<NetworkName> names) : HitCollector
{
    private readonly int[] _counts = new int[names.Count * names.Count];
    private readonly int[] _present = new int[names.Count];
    private readonly List<(SortedSetDocValues Values, short[] Names)> _fields = [];

    /// <summary>How many hits have both names.</summary>
    /// <param name="first">The place of one name.</param>
    /// <param name="second">The place of another, after it.</param>
    public int CountOf(int first, int second) => _counts[(first * names.Count) + second];

    /// <inheritdoc/>
    public override bool NeedsKey => false;

    /// <inheritdoc/>
    public override HitCollector Fork() => new PairCollector(names);

    /// <inheritdoc/>
    public override void Join(HitCollector fork)
    {
        int[] counts = ((PairCollector)fork)._counts;
        for (int i = 0; i < counts.Length; i++)
        {
            _counts[i] += counts[i];
        }
    }

    /// <inheritdoc/>
    public override void Begin(AtomicReaderContext segment)
    {
        _fields.Clear();
        foreach (
            IGrouping<string, int> field in Enumerable.Range(0, names.Count).GroupBy(name => names[name].Kind.Facet, StringComparer.Ordinal)
        )
        {
            if (segment.AtomicReader.GetSortedSetDocValues(field.Key) is not { } values)
            {
                continue;
            }

            // The place of each value among the names, counted from 1: asked for every value of every hit.
            short[] known = new short[values.ValueCount];
            foreach (int name in field)
            {
                if (values.LookupTerm(new BytesRef(names[name].Key)) is >= 0 and var ord)
                {
                    known[ord] = (short)(name + 1);
                }
            }

            _fields.Add((values, known));
        }
    }

    /// <inheritdoc/>
    public override void Add(int doc, SortKey key, float score)
    {
        int count = 0;
        foreach ((SortedSetDocValues values, short[] known) in _fields)
        {
            values.SetDocument(doc);
            for (long ord; (ord = values.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS; )
            {
                if (known[ord] is > 0 and short name)
                {
                    _present[count++] = name - 1;
                }
            }
        }

        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                _counts[(Math.Min(_present[i], _present[j]) * names.Count) + Math.Max(_present[i], _present[j])]++;
            }
        }
    }
}
