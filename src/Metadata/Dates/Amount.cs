using System.Globalization;

namespace Pipeline.Metadata.Dates;

/// <summary>How many: a number, or <c>X</c> for “several”.</summary>
/// <param name="Number">The number; null when the words give none.</param>
internal readonly record struct Amount(decimal? Number)
{
    /// <summary>“several”.</summary>
    public static readonly Amount Vague;

    /// <summary>The whole number, where it is one that a calendar can count.</summary>
    public int? Whole => Number is { } number && number == decimal.Truncate(number) && number < 100_000 ? (int)number : null;

    /// <summary>
    /// The TIMEX3 value of so much time: <c>P3D</c>, <c>PT24H</c>, <c>PXY</c>, <c>P2DE</c> (decades), <c>P1CE</c> (centuries).
    /// </summary>
    /// <param name="unit">The unit.</param>
    public string Of(TimeUnit unit)
    {
        // Half an hour, half a year: the next smaller unit counts them whole.
        (decimal? number, unit) = (Number, unit) switch
        {
            (0.5m, TimeUnit.Hour) => (30m, TimeUnit.Minute),
            (0.5m, TimeUnit.Minute) => (30m, TimeUnit.Second),
            (0.5m, TimeUnit.Day) => (12m, TimeUnit.Hour),
            (0.5m, TimeUnit.Year) => (6m, TimeUnit.Month),
            (0.5m, TimeUnit.Decade) => (5m, TimeUnit.Year),
            (0.5m, TimeUnit.Century) => (50m, TimeUnit.Year),
            _ => (Number, unit),
        };
        string count = number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "X";
        return unit switch
        {
            TimeUnit.Second => $"PT{count}S",
            TimeUnit.Minute => $"PT{count}M",
            TimeUnit.Hour => $"PT{count}H",
            TimeUnit.Day => $"P{count}D",
            TimeUnit.Weekend => $"P{count}WE",
            TimeUnit.Week => $"P{count}W",
            TimeUnit.Month => $"P{count}M",
            TimeUnit.Season => $"P{count}SE",
            TimeUnit.Quarter => $"P{count}Q",
            TimeUnit.Half => $"P{count}H",
            TimeUnit.Decade => $"P{count}DE",
            TimeUnit.Century => $"P{count}CE",
            _ => $"P{count}Y",
        };
    }
}
