using System.Globalization;

namespace Pipeline.Metadata.Dates;

/// <summary>One period of the calendar: a day, a week, a quarter, a decade, …</summary>
/// <param name="Unit">How long it is; <see cref="TimeUnit.Day"/> or longer.</param>
/// <param name="Start">Its first day.</param>
internal readonly record struct CalendarPeriod(TimeUnit Unit, DateOnly Start)
{
    private const int MonthsPerYear = 12;

    /// <summary>The season codes of TIMEX3, by the quarter of the meteorological year that starts in March.</summary>
    private static readonly string[] SeasonCodes = ["SP", "SU", "FA", "WI"];

    /// <summary>The period of that length which the day lies in.</summary>
    /// <param name="unit">The length.</param>
    /// <param name="day">The day.</param>
    public static CalendarPeriod Containing(TimeUnit unit, DateOnly day) =>
        new(
            unit,
            unit switch
            {
                TimeUnit.Week => MondayOf(day),
                TimeUnit.Weekend => Shift(MondayOf(day), 5, TimeUnit.Day) ?? day,
                TimeUnit.Month => new DateOnly(day.Year, day.Month, 1),
                TimeUnit.Season => SeasonStart(day),
                TimeUnit.Quarter => new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1),
                TimeUnit.Half => new DateOnly(day.Year, day.Month <= 6 ? 1 : 7, 1),
                TimeUnit.Year => new DateOnly(day.Year, 1, 1),
                TimeUnit.Decade => new DateOnly(Math.Max(1, day.Year / 10 * 10), 1, 1),
                TimeUnit.Century => new DateOnly(Math.Max(1, day.Year / 100 * 100), 1, 1),
                _ => day,
            }
        );

    /// <summary>A day of the calendar, or nothing when there is no such day (30 February).</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month.</param>
    /// <param name="day">The day of the month.</param>
    public static CalendarPeriod? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= MonthsPerYear && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new CalendarPeriod(TimeUnit.Day, new DateOnly(year, month, day))
            : null;

    /// <summary>The period of that length which starts in the month, or nothing outside the calendar.</summary>
    /// <param name="unit">The length.</param>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The first month.</param>
    public static CalendarPeriod? Starting(TimeUnit unit, int year, int month = 1) =>
        year is >= 1 and <= 9999 ? new CalendarPeriod(unit, new DateOnly(year, month, 1)) : null;

    /// <summary>
    /// A day moved by a number of units, or nothing outside the calendar. Months and longer keep the day of the month where it exists.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="count">How many units, negative for earlier.</param>
    /// <param name="unit">The unit.</param>
    public static DateOnly? Shift(DateOnly day, long count, TimeUnit unit)
    {
        (long days, long months) = unit switch
        {
            TimeUnit.Second => (count / 86_400, 0L),
            TimeUnit.Minute => (count / 1440, 0L),
            TimeUnit.Hour => (count / 24, 0L),
            TimeUnit.Day => (count, 0L),
            TimeUnit.Weekend or TimeUnit.Week => (count * 7, 0L),
            TimeUnit.Month => (0L, count),
            TimeUnit.Season or TimeUnit.Quarter => (0L, count * 3),
            TimeUnit.Half => (0L, count * 6),
            TimeUnit.Year => (0L, count * MonthsPerYear),
            TimeUnit.Decade => (0L, count * MonthsPerYear * 10),
            _ => (0L, count * MonthsPerYear * 100),
        };
        long month = (day.Year * (long)MonthsPerYear) + day.Month - 1 + months;
        long year = month / MonthsPerYear;
        if (month < MonthsPerYear || year > 9999)
        {
            return null;
        }

        int inYear = (int)(month % MonthsPerYear) + 1;
        var moved = new DateOnly((int)year, inYear, Math.Min(day.Day, DateTime.DaysInMonth((int)year, inYear)));
        long number = moved.DayNumber + days;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;
    }

    /// <summary>The period of the same length so many units away, or nothing outside the calendar.</summary>
    /// <param name="count">How many units, negative for earlier.</param>
    /// <param name="unit">The unit.</param>
    public CalendarPeriod? Plus(long count, TimeUnit unit) => Shift(Start, count, unit) is { } day ? Containing(Unit, day) : null;

    /// <summary>The period of the same length so many of its own lengths away.</summary>
    /// <param name="count">How many, negative for earlier.</param>
    public CalendarPeriod? Plus(long count) => Plus(count, Unit);

    /// <summary>
    /// The TIMEX3 value: <c>2022-01-10</c>, <c>2022-W01</c>, <c>2022-W01-WE</c>, <c>2022-Q1</c>, <c>2022-SU</c>, <c>2022</c>, <c>202</c> (a
    /// decade), <c>20</c> (a century).
    /// </summary>
    public override string ToString()
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        int year = Start.Year,
            month = Start.Month;
        return Unit switch
        {
            TimeUnit.Week => string.Create(culture, $"{ISOWeek.GetYear(ToDateTime()):0000}-W{ISOWeek.GetWeekOfYear(ToDateTime()):00}"),
            TimeUnit.Weekend => string.Create(
                culture,
                $"{ISOWeek.GetYear(ToDateTime()):0000}-W{ISOWeek.GetWeekOfYear(ToDateTime()):00}-WE"
            ),
            TimeUnit.Month => string.Create(culture, $"{year:0000}-{month:00}"),
            TimeUnit.Season => string.Create(culture, $"{year:0000}-{SeasonCodes[((month / 3) + 3) % 4]}"),
            TimeUnit.Quarter => string.Create(culture, $"{year:0000}-Q{((month - 1) / 3) + 1}"),
            TimeUnit.Half => string.Create(culture, $"{year:0000}-H{((month - 1) / 6) + 1}"),
            TimeUnit.Year => string.Create(culture, $"{year:0000}"),
            TimeUnit.Decade => string.Create(culture, $"{year / 10:000}"),
            TimeUnit.Century => string.Create(culture, $"{year / 100:00}"),
            _ => Start.ToString("yyyy-MM-dd", culture),
        };
    }

    private static DateOnly MondayOf(DateOnly day)
    {
        int back = ((int)day.DayOfWeek + 6) % 7;
        return day.DayNumber >= back ? day.AddDays(-back) : day;
    }

    /// <summary>The first of March, June, September or December; the calendar's first winter starts with the calendar.</summary>
    private static DateOnly SeasonStart(DateOnly day) =>
        day switch
        {
            { Month: >= 3 } => new DateOnly(day.Year, day.Month / 3 * 3, 1),
            { Year: > 1 } => new DateOnly(day.Year - 1, MonthsPerYear, 1),
            _ => DateOnly.MinValue,
        };

    private DateTime ToDateTime() => Start.ToDateTime(TimeOnly.MinValue);
}
