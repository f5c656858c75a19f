using System.Text.RegularExpressions;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Index;

/// <summary>The calendar values a date in the text is found by: itself, and the month and year it is in.</summary>
internal static partial class MentionedDates
{
    /// <summary>
    /// The terms of one date. Lengths of time (<c>P3D</c>) and vague references name no place in the calendar and have none.
    /// </summary>
    /// <param name="date">The date.</param>
    public static IEnumerable<string> Of(DateMention date)
    {
        if (date.Value is null || date.Precision is DatePrecision.Duration or DatePrecision.Set or DatePrecision.Reference)
        {
            yield break;
        }

        // A range is found by its two ends.
        foreach (string end in date.Value.Split('/', 2))
        {
            if (Calendar().Match(end) is not { Success: true } match)
            {
                continue;
            }

            yield return match.Value;
            if (match.Groups["month"].Success)
            {
                yield return match.Value[..7];
            }

            if (match.Value.Length > 4)
            {
                yield return match.Value[..4];
            }
        }
    }

    /// <summary>Whether a query may ask for this value.</summary>
    /// <param name="value">The value, in upper case.</param>
    public static bool IsCalendarValue(string value) => Calendar().Match(value) is { Success: true } match && match.Length == value.Length;

    /// <summary>
    /// A decade as TIMEX3 writes it (<c>199</c>), a year, a month, a day, a week, a quarter or half-year, a season. A time of day after it
    /// is left out.
    /// </summary>
    [GeneratedRegex(
        @"^\d{3}(?:X|\d(?:-(?:W\d\d|Q[1-4]|H[12]|SP|SU|FA|WI|(?<month>\d\d)(?:-\d\d)?))?)?(?=$|[T-])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Calendar();
}
