namespace Pipeline.Metadata.Dates;

/// <summary>What a parser of the date grammar found.</summary>
/// <param name="End">The index of the token after it.</param>
/// <param name="Value">The ISO 8601 or TIMEX3 value; null when it cannot be resolved.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="Ambiguous">Whether another reading is as likely.</param>
/// <param name="Period">The period of the calendar it names, where it names one: later words (“the next day”) may refer to it.</param>
internal readonly record struct DateMatch(
    int End,
    string? Value,
    DatePrecision Precision,
    bool Ambiguous = false,
    CalendarPeriod? Period = null
)
{
    /// <summary>A period of the calendar, or one that cannot be resolved.</summary>
    /// <param name="end">The index of the token after it.</param>
    /// <param name="period">The period; null when it cannot be resolved.</param>
    /// <param name="unit">Its length.</param>
    public static DateMatch Of(int end, CalendarPeriod? period, TimeUnit unit) =>
        new(end, period?.ToString(), PrecisionOf(unit), Period: period);

    /// <summary>A period of the calendar.</summary>
    /// <param name="end">The index of the token after it.</param>
    /// <param name="period">The period.</param>
    public static DateMatch Of(int end, CalendarPeriod period) => Of(end, period, period.Unit);

    /// <summary>From one period to another.</summary>
    /// <param name="end">The index of the token after it.</param>
    /// <param name="from">The first period; null when it cannot be resolved.</param>
    /// <param name="to">The last period; null when it cannot be resolved.</param>
    /// <param name="unit">Their length.</param>
    public static DateMatch Range(int end, CalendarPeriod? from, CalendarPeriod? to, TimeUnit unit) =>
        new(end, from is null || to is null ? null : $"{from}/{to}", PrecisionOf(unit), Period: to);

    /// <summary>A length of time.</summary>
    /// <param name="end">The index of the token after it.</param>
    /// <param name="amount">How many.</param>
    /// <param name="unit">Of what.</param>
    public static DateMatch Duration(int end, Amount amount, TimeUnit unit) => new(end, amount.Of(unit), DatePrecision.Duration);

    /// <summary>How exact a period of that length is.</summary>
    /// <param name="unit">The length.</param>
    public static DatePrecision PrecisionOf(TimeUnit unit) =>
        unit switch
        {
            < TimeUnit.Day => DatePrecision.Time,
            TimeUnit.Day => DatePrecision.Day,
            TimeUnit.Week or TimeUnit.Weekend => DatePrecision.Week,
            TimeUnit.Month => DatePrecision.Month,
            TimeUnit.Season or TimeUnit.Quarter or TimeUnit.Half => DatePrecision.Quarter,
            TimeUnit.Year => DatePrecision.Year,
            _ => DatePrecision.Decade,
        };
}
