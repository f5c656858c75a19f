using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>The intervals of a timeline.</summary>
internal static class Intervals
{
    private const int DaysOfWeek = 7;

    /// <summary>Counts days per interval.</summary>
    /// <param name="days">How many articles each day has, newest first.</param>
    /// <param name="interval">How long an interval is.</param>
    /// <returns>The intervals that have articles, newest first.</returns>
    public static IReadOnlyList<IntervalCount> Count(IEnumerable<KeyValuePair<DateOnly, int>> days, TimelineInterval interval)
    {
        var counts = new List<IntervalCount>();
        foreach ((DateOnly day, int articles) in days)
        {
            if (counts.Count > 0 && day >= counts[^1].From)
            {
                counts[^1] = counts[^1] with { Articles = counts[^1].Articles + articles };
            }
            else
            {
                counts.Add(Around(day, interval, articles));
            }
        }

        return counts;
    }

    /// <summary>Adds to intervals what share of all articles they have.</summary>
    /// <param name="counts">The intervals.</param>
    /// <param name="all">The same intervals of the whole archive, and more.</param>
    public static IReadOnlyList<IntervalCount> WithShare(IReadOnlyList<IntervalCount> counts, IReadOnlyList<IntervalCount> all)
    {
        var totals = all.ToDictionary(static interval => interval.From, Counted);
        return
        [
            .. counts.Select(count =>
            {
                int total = totals.GetValueOrDefault(count.From);
                return count with { All = total, Share = Share(Counted(count), total) };
            }),
        ];
    }

    private static int Counted(IntervalCount interval) => interval.Quotations ?? interval.Articles;

    // Rejected uploads and batches are no part of all articles.
    private static double? Share(int articles, int all) => all == 0 ? null : Math.Round((double)articles / all, 6);

    private static IntervalCount Around(DateOnly day, TimelineInterval interval, int articles)
    {
        (DateOnly from, int days) = interval switch
        {
            TimelineInterval.Day => (day, 1),
            TimelineInterval.Week => (day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek)), DaysOfWeek),
            TimelineInterval.Month => (new DateOnly(day.Year, day.Month, 1), DateTime.DaysInMonth(day.Year, day.Month)),
            TimelineInterval.Year => (new DateOnly(day.Year, 1, 1), DateTime.IsLeapYear(day.Year) ? 366 : 365),
            _ => throw new ArgumentOutOfRangeException(nameof(interval), interval, "Unknown interval."),
        };

        // The last week of the calendar is cut short.
        return new IntervalCount(from, DateOnly.FromDayNumber(Math.Min(from.DayNumber + days - 1, DateOnly.MaxValue.DayNumber)), articles);
    }
}
