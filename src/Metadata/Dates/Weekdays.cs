namespace Pipeline.Metadata.Dates;

/// <summary>Arithmetic on the days of the week; 1 is Monday, as in ISO 8601.</summary>
internal static class Weekdays
{
    private const int Week = 7;

    /// <summary>The number of the day of the week.</summary>
    /// <param name="day">The day.</param>
    public static int Of(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? Week : (int)day.DayOfWeek;

    /// <summary>The last such weekday up to the day, or nothing outside the calendar.</summary>
    /// <param name="weekday">The weekday.</param>
    /// <param name="day">The day.</param>
    public static DateOnly? UpTo(int weekday, DateOnly day) =>
        CalendarPeriod.Shift(day, -((Of(day) - weekday + Week) % Week), TimeUnit.Day);

    /// <summary>The first such weekday from the day on, or nothing outside the calendar.</summary>
    /// <param name="weekday">The weekday.</param>
    /// <param name="day">The day.</param>
    public static DateOnly? From(int weekday, DateOnly day) => CalendarPeriod.Shift(day, (weekday - Of(day) + Week) % Week, TimeUnit.Day);

    /// <summary>The n-th such weekday of a month, or nothing when there is none.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month.</param>
    /// <param name="weekday">The weekday.</param>
    /// <param name="n">1 is the first, −1 the last.</param>
    public static DateOnly? Nth(int year, int month, int weekday, int n)
    {
        if (CalendarPeriod.Day(year, month, n < 0 && year is > 0 and < 10_000 ? DateTime.DaysInMonth(year, month) : 1) is not { } edge)
        {
            return null;
        }

        DateOnly? found =
            n < 0 ? UpTo(weekday, edge.Start) : CalendarPeriod.Shift(From(weekday, edge.Start) ?? edge.Start, n - 1, TimeUnit.Week);
        return found?.Month == month ? found : null;
    }
}
