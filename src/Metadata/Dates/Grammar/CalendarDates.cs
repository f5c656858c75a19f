using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>
/// Reads dates by month and day: “March 5, 2020”, “5 March”, “the 14th of May”, “July 2003”, “Nov. 19-20”.
/// </summary>
internal static class CalendarDates
{
    private static readonly WordSet Attacks = WordSet.Read("Dates/words.txt", "after september 11");

    /// <summary>Reads a date that starts with a month.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The month.</param>
    /// <param name="reference">What relative dates count from.</param>
    /// <param name="weekday">The weekday that the words before gave; 0 when none.</param>
    public static DateMatch? MonthFirst(in DateSentence sentence, int at, ReferenceTime reference, int weekday = 0)
    {
        DateWord month = sentence[at];
        int next = at + 1;
        int dayAt = sentence.Is(next, DateWordKind.The) ? next + 1 : next;
        if (!month.Modified && DayNumber(sentence, dayAt) is { } day && (dayAt == next || sentence.Is(dayAt, DateWordKind.Ordinal)))
        {
            return WithDay(sentence, at, dayAt + 1, month.Value, day, reference, weekday);
        }

        int yearAt = sentence.Is(next, DateWordKind.Comma) || sentence.Is(next, DateWordKind.Of) ? next + 1 : next;
        if (Year(sentence, yearAt) is { } year && !(sentence.Is(next, DateWordKind.Comma) && sentence[at - 1].Kind == DateWordKind.None))
        {
            return DateMatch.Of(yearAt + 1, CalendarPeriod.Starting(TimeUnit.Month, year, month.Value), TimeUnit.Month);
        }

        // “March of last year”, “June next year”.
        int shiftAt = sentence.Is(next, DateWordKind.Of) ? next + 1 : next;
        if (ShiftedPeriods.Year(sentence, shiftAt, reference, out int end) is { } relative)
        {
            return DateMatch.Of(end, CalendarPeriod.Starting(TimeUnit.Month, relative.Start.Year, month.Value), TimeUnit.Month);
        }

        // “between September and October of 2007”, “March to May 2019”: the year of the second is the year of both.
        if (
            sentence[next].Kind is DateWordKind.And or DateWordKind.To or DateWordKind.Dash
            && sentence[next + 1] is { Kind: DateWordKind.Month } second
        )
        {
            int after = next + 2;
            if (YearAfter(sentence, ref after) is { } shared)
            {
                return DateMatch.Of(
                    next,
                    CalendarPeriod.Starting(TimeUnit.Month, second.Value < month.Value ? shared - 1 : shared, month.Value),
                    TimeUnit.Month
                );
            }
        }

        return MonthAlone(sentence, at, reference);
    }

    /// <summary>Reads a date that starts with a number: a day before its month, or an all-digit date.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The number.</param>
    /// <param name="reference">What relative dates count from.</param>
    /// <param name="weekday">The weekday that the words before gave; 0 when none.</param>
    public static DateMatch? NumberFirst(in DateSentence sentence, int at, ReferenceTime reference, int weekday = 0)
    {
        if (NumericDates.Read(sentence, at, reference) is { } digits)
        {
            return digits;
        }

        if (DayNumber(sentence, at) is not { } day)
        {
            return null;
        }

        int next = at + 1;
        int monthAt = sentence.Is(next, DateWordKind.Of) ? next + 1 : next;
        if (sentence[monthAt] is { Kind: DateWordKind.Month } month)
        {
            int end = monthAt + 1;
            int? year = YearAfter(sentence, ref end);
            return Resolve(sentence, at, end, year, month.Value, day, reference, weekday);
        }

        // “4 to 22 January”: one stretch of days.
        bool between = sentence.Is(next, "and") && sentence.Is(at - 1, "between");
        if (
            (between || sentence[next].Kind is DateWordKind.To or DateWordKind.Dash)
            && DayNumber(sentence, next + 1) is { } last
            && last > day
        )
        {
            int named = sentence.Is(next + 2, DateWordKind.Of) ? next + 3 : next + 2;
            if (PartsOfYears.ShiftedMonth(sentence, named, reference, out int monthEnd) is { } shifted)
            {
                CalendarPeriod? from = CalendarPeriod.Day(shifted.Start.Year, shifted.Start.Month, day);
                return DateMatch.Range(monthEnd, from, CalendarPeriod.Day(shifted.Start.Year, shifted.Start.Month, last), TimeUnit.Day);
            }

            if (sentence[named] is { Kind: DateWordKind.Month } both)
            {
                int end = named + 1;
                int? year = YearAfter(sentence, ref end);
                return Days(sentence, at, end, year, both.Value, day, last, reference);
            }
        }

        return null;
    }

    /// <summary>The year at a token: four digits that no other reading claims.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The token.</param>
    public static int? Year(in DateSentence sentence, int at) =>
        sentence[at] is { Kind: DateWordKind.Number, Value: >= 1000 and <= 2199 } year && sentence.TextOf(at).Length == 4
            ? year.Value
            : null;

    /// <summary>Reads two years written as one: “2018-19”, “2018/19”, “2018–2019”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first year.</param>
    public static DateMatch? YearSpan(in DateSentence sentence, int at)
    {
        bool joined =
            sentence[at + 1].Kind is DateWordKind.Dash or DateWordKind.Slash && sentence.IsAttached(at + 1) && sentence.IsAttached(at + 2);
        if (!joined || Year(sentence, at) is not { } year || sentence[at + 2] is not { Kind: DateWordKind.Number } second)
        {
            return null;
        }

        int until = sentence.TextOf(at + 2).Length == 2 ? (year / 100 * 100) + second.Value : second.Value;
        return until > year && until - year <= 20
            ? DateMatch.Range(
                at + 3,
                CalendarPeriod.Starting(TimeUnit.Year, year),
                CalendarPeriod.Starting(TimeUnit.Year, until),
                TimeUnit.Year
            )
            : null;
    }

    private static DateMatch? WithDay(in DateSentence sentence, int at, int end, int month, int day, ReferenceTime reference, int weekday)
    {
        // “Nov. 19-20”, “November 19 to 20”.
        if (
            sentence[end].Kind is DateWordKind.Dash or DateWordKind.To
            && DayNumber(sentence, end + 1) is { } last
            && last > day
            && !sentence.Is(end + 2, DateWordKind.Month)
            && sentence[end + 2].Kind is not (DateWordKind.Unit or DateWordKind.Units)
        )
        {
            int after = end + 2;
            int? rangeYear = YearAfter(sentence, ref after);
            return Days(sentence, at, after, rangeYear, month, day, last, reference);
        }

        int dateEnd = end;
        int? year = YearAfter(sentence, ref dateEnd);

        // “January 23 - March 9, 2014”: the year of the second is the year of both.
        if (
            year is null
            && sentence[dateEnd].Kind is DateWordKind.Dash or DateWordKind.To
            && sentence[dateEnd + 1] is { Kind: DateWordKind.Month } second
            && DayNumber(sentence, dateEnd + 2) is not null
            && second.Value >= month
        )
        {
            int secondEnd = dateEnd + 3;
            year = YearAfter(sentence, ref secondEnd);
        }

        return Resolve(sentence, at, dateEnd, year, month, day, reference, weekday);
    }

    private static DateMatch? Resolve(
        in DateSentence sentence,
        int at,
        int end,
        int? year,
        int month,
        int day,
        ReferenceTime reference,
        int weekday
    )
    {
        if (year is { } known)
        {
            return CalendarPeriod.Day(known, month, day) is { } date ? DateMatch.Of(end, date) : null;
        }

        if (
            ShiftedPeriods.Year(sentence, sentence.Is(end, DateWordKind.Of) ? end + 1 : end, reference, out int shiftEnd) is { } relative
            && sentence.Is(end, DateWordKind.Of)
        )
        {
            return DateMatch.Of(shiftEnd, CalendarPeriod.Day(relative.Start.Year, month, day), TimeUnit.Day);
        }

        if (day > DateTime.DaysInMonth(2000, month))
        {
            return null;
        }

        // “the Sept. 11 attacks”: the one day that English news names without its year, whatever the year.
        if (month == 9 && day == 11 && sentence.Is(end, Attacks) && reference.Published is not { Year: < 2001 })
        {
            return DateMatch.Of(end, new CalendarPeriod(TimeUnit.Day, new DateOnly(2001, 9, 11)));
        }

        Tense tense = sentence.Is(at - 1, "since") ? Tense.Past : Near(TenseReader.Around(sentence, at, end));
        CalendarPeriod? found =
            weekday > 0
                ? reference.InSomeYear(
                    y => CalendarPeriod.Day(y, month, day) is { } date && Weekdays.Of(date.Start) == weekday ? date : null,
                    tense
                )
                : null;
        return DateMatch.Of(end, found ?? reference.InSomeYear(y => CalendarPeriod.Day(y, month, day), tense), TimeUnit.Day);
    }

    // News gives the year of a day that is far off: only a day to come is worth the word “will”.
    private static Tense Near(Tense tense) => tense == Tense.Future ? tense : Tense.Unknown;

    private static DateMatch Days(
        in DateSentence sentence,
        int at,
        int end,
        int? year,
        int month,
        int first,
        int last,
        ReferenceTime reference
    )
    {
        CalendarPeriod? from = year is { } known
            ? CalendarPeriod.Day(known, month, first)
            : reference.InSomeYear(y => CalendarPeriod.Day(y, month, first), Near(TenseReader.Around(sentence, at, end)));
        return DateMatch.Range(end, from, from is { } start ? CalendarPeriod.Day(start.Start.Year, month, last) : null, TimeUnit.Day);
    }

    private static DateMatch? MonthAlone(in DateSentence sentence, int at, ReferenceTime reference)
    {
        DateWord month = sentence[at];
        DateWordKind before = sentence[at - 1].Kind;
        bool led =
            before
                is DateWordKind.Preposition
                    or DateWordKind.Of
                    or DateWordKind.From
                    or DateWordKind.To
                    or DateWordKind.Early
                    or DateWordKind.For
                    or DateWordKind.Before
                    or DateWordKind.After
                    or DateWordKind.Earlier
                    or DateWordKind.Later
            || month.Modified;
        bool namesOthers = month.Value is >= 3 and <= 6 or 8 || month.Flag;
        bool listed = before == DateWordKind.And && sentence.Is(at - 2, DateWordKind.Month);
        bool followedByName = sentence.IsCapitalised(at + 1) && sentence[at + 1].Kind is DateWordKind.None;
        bool stopped = month.Flag && sentence.TextOf(at) is [.., '.'];
        if (
            !led
            && !listed
            && !stopped
            && namesOthers
            && (
                before != DateWordKind.None
                || followedByName
                || at == sentence.First
                || sentence.IsCapitalised(at - 1)
                || month.Flag
                || month.Value is 3 or 5
            )
        )
        {
            return null;
        }

        int value = month.Value;
        return DateMatch.Of(
            at + 1,
            reference.InSomeYear(y => CalendarPeriod.Starting(TimeUnit.Month, y, value), TenseReader.Around(sentence, at, at + 1)),
            TimeUnit.Month
        );
    }

    // “, 2020”, “of 2020”, “2020”.
    private static int? YearAfter(in DateSentence sentence, ref int end)
    {
        int at = sentence[end].Kind is DateWordKind.Comma or DateWordKind.Of ? end + 1 : end;
        if (Year(sentence, at) is { } year)
        {
            end = at + 1;
            return year;
        }

        return null;
    }

    private static int? DayNumber(in DateSentence sentence, int at) =>
        sentence[at] is { Kind: DateWordKind.Number or DateWordKind.Ordinal, Value: >= 1 and <= 31 } day && sentence.TextOf(at).Length > 0
            ? day.Value
            : null;
}
