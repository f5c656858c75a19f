using Pipeline.Articles;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>
/// Day and id of an article in two numbers, in the order of results: newest day first, equal days by id. A hit needs no stored field: its
/// key says which article it is.
/// </summary>
/// <param name="High">22 bits of the inverted day and the upper 41 bits of the id.</param>
/// <param name="Low">The lower 39 bits of the id.</param>
internal readonly record struct SortKey(long High, long Low) : IComparable<SortKey>
{
    private const int IdBits = 80;
    private const int LowBits = 39;
    private const int HighIdBits = IdBits - LowBits;

    /// <summary>Before every article.</summary>
    public static readonly SortKey First = new(long.MinValue, long.MinValue);

    /// <summary>After every article.</summary>
    public static readonly SortKey Last = new(long.MaxValue, long.MaxValue);

    /// <summary>The day.</summary>
    public DateOnly Day => DayOf(High);

    /// <summary>The id.</summary>
    public string Id => ArticleId.FromNumber(IdNumber);

    /// <summary>The id as a number.</summary>
    public UInt128 IdNumber => ((UInt128)(ulong)(High & ((1L << HighIdBits) - 1)) << LowBits) | (ulong)Low;

    /// <summary>The key of an article.</summary>
    /// <param name="day">The day it is sorted under.</param>
    /// <param name="id">Its id, well-formed.</param>
    public static SortKey Of(DateOnly day, string id)
    {
        UInt128 number = ArticleId.ToNumber(id);
        return new SortKey(
            ((long)(DateOnly.MaxValue.DayNumber - day.DayNumber) << HighIdBits) | (long)(number >> LowBits),
            (long)(ulong)(number & ((1UL << LowBits) - 1))
        );
    }

    /// <summary>The day in the upper half of a key.</summary>
    /// <param name="high">See <see cref="High"/>.</param>
    public static DateOnly DayOf(long high) => DateOnly.FromDayNumber(DateOnly.MaxValue.DayNumber - (int)(high >> HighIdBits));

    /// <inheritdoc/>
    public int CompareTo(SortKey other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);
}
