using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Pipeline.Metadata.Fingerprints;

namespace Pipeline.Catalog.Search.Collapsing;

/// <summary>
/// Groups of articles of which each is a near-duplicate of another one in the group: it shares two bands of its fingerprint with it. Takes
/// time and memory in proportion to the articles, however many share one band.
/// </summary>
internal sealed class DuplicateGroups
{
    /// <summary>
    /// How many bits of a filter there are for each band: one band in sixteen is taken for one that was seen before, which only costs time.
    /// </summary>
    private const int BitsPerBand = 16;

    private const int BitsPerWord = 64;

    private readonly List<uint> _bands = [];
    private readonly List<int> _ends = [];

    /// <summary>Adds an article.</summary>
    /// <param name="sketch">The bands of its fingerprint, four bytes each, in ascending order.</param>
    public void Add(ReadOnlySpan<byte> sketch)
    {
        for (; sketch.Length >= sizeof(uint); sketch = sketch[sizeof(uint)..])
        {
            _bands.Add(BinaryPrimitives.ReadUInt32BigEndian(sketch));
        }

        _ends.Add(_bands.Count);
    }

    /// <summary>The groups.</summary>
    /// <returns>The number of each article's group, in the order the articles were added; groups are numbered from 0.</returns>
    public int[] Read()
    {
        int[] parents = [.. Enumerable.Range(0, _ends.Count)];
        ulong[] repeated = FindRepeated();
        var first = new Dictionary<ulong, int>();
        Span<uint> shared = stackalloc uint[Fingerprint.MaximumBands];
        for (int article = 0; article < parents.Length; article++)
        {
            int count = 0;
            foreach (uint band in BandsOf(article))
            {
                if (count < shared.Length && IsSet(repeated, band))
                {
                    shared[count++] = band;
                }
            }

            // Two articles share two bands exactly when they share a pair of bands.
            for (int i = 0; i < count; i++)
            {
                for (int j = i + 1; j < count; j++)
                {
                    ref int other = ref CollectionsMarshal.GetValueRefOrAddDefault(
                        first,
                        ((ulong)shared[i] << 32) | shared[j],
                        out bool isKnown
                    );
                    if (isKnown)
                    {
                        Join(parents, article, other);
                    }
                    else
                    {
                        other = article;
                    }
                }
            }
        }

        return Number(parents);
    }

    private Span<uint> BandsOf(int article)
    {
        int start = article == 0 ? 0 : _ends[article - 1];
        return CollectionsMarshal.AsSpan(_bands)[start.._ends[article]];
    }

    /// <summary>Which bands several articles have, perhaps: most bands are one article's own, and need not be looked at again.</summary>
    private ulong[] FindRepeated()
    {
        int words = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, _bands.Count / (BitsPerWord / BitsPerBand)));
        ulong[] seen = new ulong[words];
        ulong[] repeated = new ulong[words];
        foreach (uint band in _bands)
        {
            // Bands are hashes, but the smallest ones of an article: their lower bits are spread evenly.
            int word = (int)((band / BitsPerWord) & (uint)(words - 1));
            ulong bit = 1UL << (int)(band % BitsPerWord);
            repeated[word] |= seen[word] & bit;
            seen[word] |= bit;
        }

        return repeated;
    }

    private static bool IsSet(ulong[] bits, uint band) =>
        (bits[(band / BitsPerWord) & (uint)(bits.Length - 1)] & (1UL << (int)(band % BitsPerWord))) != 0;

    private static void Join(int[] parents, int one, int other)
    {
        one = RootOf(parents, one);
        other = RootOf(parents, other);
        parents[Math.Max(one, other)] = Math.Min(one, other);
    }

    private static int RootOf(int[] parents, int article)
    {
        while (parents[article] != article)
        {
            // Halving the path keeps it short.
            parents[article] = parents[parents[article]];
            article = parents[article];
        }

        return article;
    }

    /// <summary>Numbers the groups in the order of their first articles, which are their roots.</summary>
    private static int[] Number(int[] parents)
    {
        int[] numbers = new int[parents.Length];
        int groups = 0;
        for (int article = 0; article < parents.Length; article++)
        {
            int root = RootOf(parents, article);
            numbers[article] = root == article ? groups++ : numbers[root];
        }

        return numbers;
    }
}
