using System.Buffers.Binary;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Where a result stands in its order, as numbers that ascend from the first result to the last. What a continuation carries.
/// </summary>
/// <param name="Rank">Minus what results are ranked by before their key: relevance or time of upload. 0 in the other orders.</param>
/// <param name="High">The upper half of the key, negated when the oldest come first.</param>
/// <param name="Low">The lower half of the key, negated when the oldest come first.</param>
/// <param name="Within">The place among the results of one article.</param>
internal readonly record struct Position(long Rank, long High, long Low, int Within) : IComparable<Position>
{
    /// <summary>How many bytes it takes.</summary>
    public const int Size = sizeof(long) + sizeof(long) + sizeof(long) + sizeof(int);

    /// <summary>Before every result.</summary>
    public static readonly Position Start = new(long.MinValue, long.MinValue, long.MinValue, int.MinValue);

    /// <summary>After every result.</summary>
    public static readonly Position End = new(long.MaxValue, long.MaxValue, long.MaxValue, int.MaxValue);

    /// <summary>The position of a document.</summary>
    /// <param name="order">The order of the results.</param>
    /// <param name="key">The key of its article.</param>
    /// <param name="toArticle">How many documents after it its article stands: quotations come in text order.</param>
    /// <param name="rank">What it is ranked by in this order: see <see cref="Ranking"/>.</param>
    public static Position Of(ResultOrder order, SortKey key, int toArticle, long rank) =>
        order switch
        {
            ResultOrder.Oldest => new Position(-rank, -key.High, -key.Low, -toArticle),
            _ => new Position(-rank, key.High, key.Low, -toArticle),
        };

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    public static Position Read(ReadOnlySpan<byte> bytes) =>
        new(
            BinaryPrimitives.ReadInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[24..])
        );

    /// <summary>Writes the position.</summary>
    /// <param name="bytes">Where to.</param>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes, Rank);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], High);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], Low);
        BinaryPrimitives.WriteInt32BigEndian(bytes[24..], Within);
    }

    /// <inheritdoc/>
    public int CompareTo(Position other)
    {
        int order = CompareArticle(other);
        return order == 0 ? Within.CompareTo(other.Within) : order;
    }

    /// <summary>Whether all results of another result's article come after this one.</summary>
    /// <param name="other">The other result.</param>
    public bool IsBeforeArticle(Position other) => CompareArticle(other) < 0;

    private int CompareArticle(Position other)
    {
        int order = Rank.CompareTo(other.Rank);
        if (order == 0)
        {
            order = High.CompareTo(other.High);
        }

        return order == 0 ? Low.CompareTo(other.Low) : order;
    }
}
