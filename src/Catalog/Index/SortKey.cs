using System.Globalization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Index;

/// <summary>The end of every posting key, <c>{inverted date}|{id}</c>: its ordinal order is newest day first, equal days by id. All of the same length.</summary>
internal static class SortKey
{
    /// <summary>The length of an inverted date.</summary>
    public const int DateLength = 8;

    // What a day and its inverted date add up to.
    private const int Nines = 99_999_999;

    /// <summary>The length of a sort key.</summary>
    public const int Length = DateLength + 1 + ArticleId.Length;

    /// <summary>Eight digits that fall as days go by: the nines' complement of <c>yyyyMMdd</c>, so that 2022-01-10 is 79779889.</summary>
    /// <param name="day">The day.</param>
    public static string Invert(DateOnly day) =>
        (Nines - ((day.Year * 10_000) + (day.Month * 100) + day.Day)).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>The sort key of an article.</summary>
    /// <param name="day">The day it is sorted under.</param>
    /// <param name="id">Its id.</param>
    public static string Of(DateOnly day, string id) => $"{Invert(day)}|{id}";

    /// <summary>The id in a sort key.</summary>
    /// <param name="sortKey">The sort key.</param>
    public static string IdOf(string sortKey) => sortKey[(DateLength + 1)..];

    /// <summary>The inverted date in a sort key.</summary>
    /// <param name="sortKey">The sort key.</param>
    public static ReadOnlySpan<char> DateOf(string sortKey) => sortKey.AsSpan(0, DateLength);

    /// <summary>The day in a sort key.</summary>
    /// <param name="sortKey">The sort key.</param>
    public static DateOnly DayOf(string sortKey)
    {
        int day = Nines - int.Parse(DateOf(sortKey), NumberStyles.None, CultureInfo.InvariantCulture);
        return new DateOnly(day / 10_000, day / 100 % 100, day % 100);
    }

    /// <summary>The least string above a sort key and below the next: where to go on after it.</summary>
    /// <param name="sortKey">The sort key.</param>
    public static string After(string sortKey) => sortKey + "0";
}
