using System.Globalization;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>
/// Reads dates of digits alone, with nothing between them but one kind of mark: “2016-12-22”, “22/12/2016”, “13.5.2015”, “11/2016”.
/// </summary>
internal static class NumericDates
{
    /// <summary>Reads a date.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first number.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, ReferenceTime reference)
    {
        if (sentence.Is(at, DateWordKind.PointNumber))
        {
            // “version 10.4.2021”
            return sentence.Is(at - 1, DateWordKind.Numbered) ? null : Dotted(sentence, at, reference);
        }

        DateWordKind mark = sentence[at + 1].Kind;
        if (
            mark is not (DateWordKind.Dash or DateWordKind.Slash)
            || !Joins(sentence, at + 1)
            || sentence[at - 1].Kind == mark
            || sentence[at] is not { Kind: DateWordKind.Number } first
            || sentence[at + 2] is not { Kind: DateWordKind.Number } second
        )
        {
            return null;
        }

        bool isLonger = sentence.Is(at + 3, mark) && Joins(sentence, at + 3);
        return !isLonger ? Two(sentence, at, first.Value, second.Value, mark)
            : sentence[at + 4] is { Kind: DateWordKind.Number } third
                ? Three(at + 5, first.Value, second.Value, third.Value, sentence.TextOf(at + 4).Length, mark, reference)
            : mark == DateWordKind.Dash ? Stamp(sentence, at, first.Value, second.Value)
            : null;
    }

    private static bool Joins(in DateSentence sentence, int mark) => sentence.IsAttached(mark) && sentence.IsAttached(mark + 1);

    // “2016/11”, “11/2016”, “2016-11”; “2019–20” is two years.
    private static DateMatch? Two(in DateSentence sentence, int at, int first, int second, DateWordKind mark)
    {
        if (mark == DateWordKind.Slash && CalendarDates.Year(sentence, at) is { } year && second is >= 1 and <= 12)
        {
            return DateMatch.Of(at + 3, CalendarPeriod.Starting(TimeUnit.Month, year, second), TimeUnit.Month);
        }

        if (CalendarDates.Year(sentence, at + 2) is { } yearLast && first is >= 1 and <= 12)
        {
            return DateMatch.Of(at + 3, CalendarPeriod.Starting(TimeUnit.Month, yearLast, first), TimeUnit.Month);
        }

        if (mark != DateWordKind.Dash || CalendarDates.Year(sentence, at) is not { } yearFirst || sentence.TextOf(at + 2).Length != 2)
        {
            return null;
        }

        return CalendarDates.YearSpan(sentence, at) is { } span ? span
            : second is >= 1 and <= 12 ? DateMatch.Of(at + 3, CalendarPeriod.Starting(TimeUnit.Month, yearFirst, second), TimeUnit.Month)
            : null;
    }

    // “2016-12-16T12:23:59Z”.
    private static DateMatch? Stamp(in DateSentence sentence, int at, int year, int month) =>
        year > 999
        && sentence.TextOf(at + 4) is [_, _, 'T', ..] stamp
        && int.TryParse(stamp[..2], NumberStyles.None, CultureInfo.InvariantCulture, out int day)
        && CalendarPeriod.Day(year, month, day) is { } date
            ? new DateMatch(at + 5, string.Concat(date.ToString(), stamp[2..]), DatePrecision.Time, Period: date)
            : null;

    private static DateMatch? Dotted(in DateSentence sentence, int at, ReferenceTime reference)
    {
        ReadOnlySpan<char> token = sentence.TextOf(at);
        Span<Range> parts = stackalloc Range[4];
        if (token.Split(parts, '.') != 3)
        {
            return null;
        }

        Span<int> numbers = stackalloc int[3];
        for (int i = 0; i < 3; i++)
        {
            if (!int.TryParse(token[parts[i]], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return Three(at + 1, numbers[0], numbers[1], numbers[2], token[parts[2]].Length, DateWordKind.Stop, reference);
    }

    private static DateMatch? Three(int end, int first, int second, int third, int thirdLength, DateWordKind mark, ReferenceTime reference)
    {
        if (first > 999)
        {
            return CalendarPeriod.Day(first, second, third) is { } iso ? DateMatch.Of(end, iso) : null;
        }

        if (thirdLength is not (2 or 4))
        {
            return null;
        }

        int year = third;
        if (thirdLength == 2)
        {
            int today = reference.Published?.Year ?? 2000;
            year += today / 100 * 100;
            year -= year > today + 20 ? 100 : 0;
        }

        // With stops the day comes first; with strokes and hyphens the month does, as in the United States, unless it cannot.
        CalendarPeriod? dayFirst = CalendarPeriod.Day(year, second, first),
            monthFirst = CalendarPeriod.Day(year, first, second);
        CalendarPeriod? chosen = mark == DateWordKind.Stop ? dayFirst ?? monthFirst : monthFirst ?? dayFirst;
        return chosen is { } date
            ? DateMatch.Of(end, date) with
            {
                Ambiguous = dayFirst is not null && monthFirst is not null && first != second,
            }
            : null;
    }
}
