using System.Buffers.Binary;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Where a result stands in its order, as numbers that ascend from the first result to the last. What a continuation carries.
/// </summary>
/// <param name="Rank">Minus the relevance; 0 in the other orders.</param>
/// <param name="High">The upper half of the key, negated when the oldest come first.</param>
/// <param name="Low">The lower half of the key, negated when the oldest come first.</param>
/// <param name="Within">The place among the results of one article.</param>
internal readonly record struct Position(int Rank, long High, long Low, int Within) : IComparable<Position>
{
    /// <summary>How many bytes it takes.</summary>
    public const int Size = sizeof(int) + sizeof(long) + sizeof(long) + sizeof(int);

    /// <summary>Before every result.</summary>
    public static readonly Position Start = new(int.MinValue, long.MinValue, long.MinValue, int.MinValue);

    /// <summary>After every result.</summary>
    public static readonly Position End = new(int.MaxValue, long.MaxValue, long.MaxValue, int.MaxValue);

    /// <summary>The position of a document.</summary>
    /// <param name="order">The order of the results.</param>
    /// <param name="key">The key of its article.</param>
    /// <param name="toArticle">How many documents after it its article stands: quotations come in text order.</param>
    /// <param name="score">How relevant it is.</param>
    public static Position Of(ResultOrder order, SortKey key, int toArticle, float score) =>
        order switch
        {
            ResultOrder.Newest => new Position(0, key.High, key.Low, -toArticle),
            ResultOrder.Oldest => new Position(0, -key.High, -key.Low, -toArticle),

            // The bits of positive numbers are in the order of the numbers.
            ResultOrder.Relevance => new Position(-BitConverter.SingleToInt32Bits(Math.Max(score, 0)), key.High, key.Low, -toArticle),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "Unknown order."),
        };

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    public static Position Read(ReadOnlySpan<byte> bytes) =>
        new(
            BinaryPrimitives.ReadInt32BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[4..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[12..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[20..])
        );

    /// <summary>Writes the position.</summary>
    /// <param name="bytes">Where to.</param>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, Rank);
        BinaryPrimitives.WriteInt64BigEndian(bytes[4..], High);
        BinaryPrimitives.WriteInt64BigEndian(bytes[12..], Low);
        BinaryPrimitives.WriteInt32BigEndian(bytes[20..], Within);
    }

    /// <inheritdoc/>
    public int CompareTo(Position other)
    {
        int order = Rank.CompareTo(other.Rank);
        if (order == 0)
        {
            order = High.CompareTo(other.High);
        }

        if (order == 0)
        {
            order = Low.CompareTo(other.Low);
        }

        return order == 0 ? Within.CompareTo(other.Within) : order;
    }
}
