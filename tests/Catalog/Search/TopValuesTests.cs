using System.Globalization;
using CsCheck;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Catalog.Search;

namespace Pipeline.Catalog.Tests.Search;

public sealed class TopValuesTests
{
    /// <summary>Values of one segment, a document each: a few are frequent and most are rare, as names are.</summary>
    private static readonly Gen<string[]> Segments = Gen.Double[0, 1]
        .Select(static drawn => string.Create(CultureInfo.InvariantCulture, $"name {(int)(3000 * Math.Pow(drawn, 6)):0000}"))
        .Array[0, 1500];

    [Fact]
    public void The_most_frequent_values_of_all_segments_are_found_with_their_counts() =>
        Gen.Select(Segments.Array[0, 6], Gen.Int[1, 80])
            .Sample(
                (segments, count) =>
                {
                    IEnumerable<KeyValuePair<string, int>> expected = segments
                        .SelectMany(static segment => segment)
                        .CountBy(static value => value)
                        .OrderByDescending(static value => value.Value)
                        .ThenBy(static value => value.Key, StringComparer.Ordinal)
                        .Take(count);
                    Assert.Equal(expected, new TopValues([.. segments.Select(Count)]).Find(count));
                },
                iter: 200
            );

    [Fact]
    public void Only_what_can_be_among_the_most_frequent_is_looked_up()
    {
        string[] rare = [.. Enumerable.Range(0, 5000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"rare {i:0000}"))];
        string[] frequent = [.. Enumerable.Repeat("Ada", 90), .. Enumerable.Repeat("Bela", 80)];
        var values = new StringValues([.. rare, .. frequent]);
        SegmentCounts[] segments = [Count(values), Count(["Ada", "Cai"])];

        Assert.Equal([new("Ada", 91), new("Bela", 80)], new TopValues(segments).Find(2));
        Assert.InRange(values.Read, 1, 100);
    }

    private static SegmentCounts Count(string[] documents) => Count(new StringValues(documents));

    private static SegmentCounts Count(StringValues values)
    {
        var counts = new SegmentCounts(values);
        for (int doc = 0; doc < values.Documents; doc++)
        {
            counts.Add(doc);
        }

        return counts;
    }

    /// <summary>A facet in memory: each document has one value.</summary>
    private sealed class StringValues(string[] documents) : SortedSetDocValues
    {
        private readonly string[] _values = [.. documents.Distinct().Order(StringComparer.Ordinal)];
        private long _next;

        public int Documents => documents.Length;

        /// <summary>How many values were read.</summary>
        public int Read { get; private set; }

        public override long ValueCount => _values.Length;

        public override long NextOrd()
        {
            long next = _next;
            _next = NO_MORE_ORDS;
            return next;
        }

        public override void SetDocument(int docID) => _next = Array.BinarySearch(_values, documents[docID], StringComparer.Ordinal);

        public override void LookupOrd(long ord, BytesRef result)
        {
            Read++;
            result.CopyChars(_values[ord]);
        }
    }
}
