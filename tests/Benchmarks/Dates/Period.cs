using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Benchmarks.Dates;

/// <summary>The first and last day of what a TIMEX3 value names, so that one period has one form.</summary>
internal static partial class Period
{
    /// <summary><c>first/last</c> for days and longer periods; times, durations and sets as they are.</summary>
    /// <param name="value">The value, or a range <c>a/b</c> of two.</param>
    public static string Of(string value)
    {
        int slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return Of(value[..slash]).Split('/')[0] + "/" + Of(value[(slash + 1)..]).Split('/')[^1];
        }

        if (value.Contains('T', StringComparison.Ordinal))
        {
            return ShortTime()
                .Replace(
                    value,
                    static time =>
                        time.Groups[1].Value
                        + ":"
                        + (time.Groups[2].Success ? time.Groups[2].Value : "00")
                        + (time.Groups[3].Success && time.Groups[3].Value != "00" ? ":" + time.Groups[3].Value : "")
                );
        }

        Match match = Form().Match(value);
        if (
            !match.Success
            || !int.TryParse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture, out int year)
            || year is < 1 or > 9998
        )
        {
            return Decade().IsMatch(value) ? $"{value.PadRight(4, '0')}-01-01/{value.PadRight(4, '9')}-12-31" : value;
        }

        string part = match.Groups["part"].Value;
        bool exists = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly named);
        if (part is [_, _, '-', _, _] && !exists)
        {
            // “2016-11-31”: the specifications name days that do not exist.
            return value;
        }

        (DateOnly first, DateOnly end) = part switch
        {
            "" => (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1)),
            ['W', ..] when part.EndsWith("-WE", StringComparison.Ordinal) => Days(Monday(year, part).AddDays(5), 2),
            ['W', _, _, '-', var weekday] => Days(Monday(year, part).AddDays(weekday - '1'), 1),
            ['W', ..] => Days(Monday(year, part), 7),
            ['Q', var quarter] => Months(year, ((quarter - '1') * 3) + 1, 3),
            ['H', var half] => Months(year, ((half - '1') * 6) + 1, 6),
            "SP" => Months(year, 3, 3),
            "SU" => Months(year, 6, 3),
            "FA" => Months(year, 9, 3),
            "WI" => Months(year, 12, 3),
            [_, _] => Months(year, int.Parse(part, CultureInfo.InvariantCulture), 1),
            _ => Days(named, 1),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd}/{end.AddDays(-1):yyyy-MM-dd}");
    }

    /// <summary>The length of a duration in seconds, with years of 365 and months of 30 days; null for what is no plain duration.</summary>
    /// <param name="value">The value (<c>P2W</c>, <c>PT30M</c>).</param>
    public static double? Seconds(string value)
    {
        Match match = Length().Match(value);
        if (!match.Success)
        {
            return null;
        }

        double days = (Number("y") * 365) + (Number("m") * 30) + (Number("w") * 7) + Number("d");
        return (((((days * 24) + Number("h")) * 60) + Number("min")) * 60) + Number("s");

        double Number(string unit) =>
            match.Groups[unit].Success ? double.Parse(match.Groups[unit].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    private static DateOnly Monday(int year, string part) =>
        DateOnly.FromDateTime(ISOWeek.ToDateTime(year, int.Parse(part.AsSpan(1, 2), CultureInfo.InvariantCulture), DayOfWeek.Monday));

    private static (DateOnly First, DateOnly End) Days(DateOnly first, int days) => (first, first.AddDays(days));

    private static (DateOnly First, DateOnly End) Months(int year, int month, int months) =>
        (new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(months));

    [GeneratedRegex(@"^(?<year>\d{4})(?:-(?<part>W\d\d(?:-WE|-[1-7])?|Q[1-4]|H[12]|SP|SU|FA|WI|(?:0[1-9]|1[0-2])(?:-\d\d)?))?$")]
    private static partial Regex Form();

    [GeneratedRegex(
        @"^P(?:(?<y>[\d.]+)Y)?(?:(?<m>[\d.]+)M)?(?:(?<w>[\d.]+)W)?(?:(?<d>[\d.]+)D)?"
            + @"(?:T(?:(?<h>[\d.]+)H)?(?:(?<min>[\d.]+)M)?(?:(?<s>[\d.]+)S)?)?$"
    )]
    private static partial Regex Length();

    [GeneratedRegex(@"^\d{2,3}$")]
    private static partial Regex Decade();

    [GeneratedRegex(@"(T\d\d)(?::(\d\d))?(?::(\d\d))?(?:Z|[+-]\d\d:\d\d)?$")]
    private static partial Regex ShortTime();
}
