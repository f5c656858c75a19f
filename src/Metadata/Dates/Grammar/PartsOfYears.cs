namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>
/// Reads quarters, halves, and what an ordinal picks: “the third quarter of 1989”, “Q3 2016”, “the first half”, “the first week of May”,
/// “the 20th century”.
/// </summary>
internal static class PartsOfYears
{
    private const int Thursday = 4;

    /// <summary>Reads what an ordinal picks.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The ordinal.</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Ordinal(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        DateWord ordinal = sentence[at];
        int noun = at + 1;
        noun += sentence.Is(noun, DateWordKind.Fiscal) ? 1 : 0;
        DateWord word = sentence[noun];
        switch (word.Kind)
        {
            case DateWordKind.Unit when word.Value == (int)TimeUnit.Quarter && ordinal.Value <= 4:
                return Part(sentence, at, noun + 1, TimeUnit.Quarter, ordinal.Value, reference);
            case DateWordKind.Half when ordinal.Value <= 2:
                return Half(sentence, noun + 1, ordinal.Value, reference);
            case DateWordKind.Unit when word.Value == (int)TimeUnit.Century:
                return DateMatch.Of(
                    noun + 1,
                    CalendarPeriod.Starting(TimeUnit.Century, Math.Max(1, (ordinal.Value - 1) * 100)),
                    TimeUnit.Century
                );
            case DateWordKind.Unit when word.Value == (int)TimeUnit.Week:
                return WeekOf(sentence, sentence.Is(noun + 1, DateWordKind.Of) ? noun + 2 : noun + 1, ordinal.Value, reference);
            case DateWordKind.Weekday when sentence[noun + 1].Kind is DateWordKind.Of or DateWordKind.Preposition:
                return WeekdayOf(sentence, noun + 2, word.Value, ordinal.Value, reference);
            case DateWordKind.Number
            or DateWordKind.Cardinal
            or DateWordKind.Several
                when Amounts.Read(sentence, noun, out int end) is { } amount && sentence[end] is { Kind: DateWordKind.Units } units:
                // “the first nine months”: a length of time.
                return DateMatch.Duration(end + 1, amount, (TimeUnit)units.Value);
            default:
                return CalendarDates.NumberFirst(sentence, at, reference) ?? DayOfMonth(sentence, at, definite, reference);
        }
    }

    /// <summary>Reads what follows a quarter or half written as one word: “third-quarter”, “Q3 2016”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The word.</param>
    /// <param name="unit">Quarter or half.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Compound(in DateSentence sentence, int at, TimeUnit unit, ReferenceTime reference) =>
        sentence[at].Flag && unit == TimeUnit.Half && CalendarDates.Year(sentence, at + 1) is null
            ? null
            : Part(sentence, at, at + 1, unit, sentence[at].Value, reference);

    /// <summary>
    /// Reads a fiscal year: “fiscal 1989”, “financial year 2010”, “fiscal year 2018-19”, “FY 2019”. It has the name of the year it is
    /// called by, whatever month it begins in.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“fiscal”.</param>
    public static DateMatch? Fiscal(in DateSentence sentence, int at)
    {
        int year = AfterFiscal(sentence, at);
        return CalendarDates.Year(sentence, year) is not { } number
            ? null
            : CalendarDates.YearSpan(sentence, year)
                ?? DateMatch.Of(year + 1, CalendarPeriod.Starting(TimeUnit.Year, number), TimeUnit.Year);
    }

    /// <summary>Reads a fiscal year written as one word: “FY2019”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The word.</param>
    public static DateMatch? FiscalYear(in DateSentence sentence, int at) =>
        DateMatch.Of(at + 1, CalendarPeriod.Starting(TimeUnit.Year, sentence[at].Value), TimeUnit.Year);

    // The token after “fiscal” or “fiscal year”; “at” itself where neither stands there.
    private static int AfterFiscal(in DateSentence sentence, int at) =>
        !sentence.Is(at, DateWordKind.Fiscal) ? at
        : sentence[at + 1] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Year } ? at + 2
        : at + 1;

    // “the first half” of a football match is none of a year: a year or a word of business must be near.
    private static DateMatch? Half(in DateSentence sentence, int end, int number, ReferenceTime reference)
    {
        if (sentence.Is(end, DateWordKind.Of))
        {
            int yearAt = sentence.Is(end + 2, DateWordKind.Fiscal) ? end + 3 : end + 2;
            if (sentence.Is(end + 1, DateWordKind.The) && sentence[yearAt] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Year })
            {
                return DateMatch.Of(yearAt + 1, HalfOf(reference.FromPublished(TimeUnit.Year, 0)?.Start.Year, number), TimeUnit.Half);
            }

            // “the first half of the 1990s”, “of the 20th century”: the period, as a whole.
            int decade = sentence.Is(end + 1, DateWordKind.The) ? end + 2 : end + 1;
            if (sentence.Is(decade, DateWordKind.Years))
            {
                return Decades.Read(sentence, decade, definite: true, reference);
            }
        }

        return Anchor(sentence, end, reference, out int after) is { } year
            ? DateMatch.Of(after, HalfOf(year, number), TimeUnit.Half)
            : null;
    }

    private static CalendarPeriod? HalfOf(int? year, int number) =>
        year is { } known ? CalendarPeriod.Starting(TimeUnit.Half, known, ((number - 1) * 6) + 1) : null;

    private static DateMatch Part(in DateSentence sentence, int at, int end, TimeUnit unit, int number, ReferenceTime reference)
    {
        int months = unit == TimeUnit.Quarter ? 3 : 6;
        int month = ((number - 1) * months) + 1;
        if (Anchor(sentence, end, reference, out int after) is { } year)
        {
            return DateMatch.Of(after, CalendarPeriod.Starting(unit, year, month), unit);
        }

        // “1988's third quarter”, “the 1989 third quarter”.
        if (CalendarDates.Year(sentence, sentence.Is(at - 1, DateWordKind.Possessive) ? at - 2 : at - 1) is { } before)
        {
            return DateMatch.Of(end, CalendarPeriod.Starting(unit, before, month), unit);
        }

        // “last year's fourth quarter”.
        if (sentence.Is(at - 1, DateWordKind.Possessive) && ShiftedPeriods.Year(sentence, at - 3, reference, out _) is { } shifted)
        {
            return DateMatch.Of(end, CalendarPeriod.Starting(unit, shifted.Start.Year, month), unit);
        }

        Tense tense = TenseReader.Around(sentence, at, end);
        return DateMatch.Of(
            end,
            reference.InSomeYear(y => CalendarPeriod.Starting(unit, y, month), tense == Tense.Unknown ? Tense.Past : tense),
            unit
        );
    }

    // “of 1989”, “2016”, “of last year”, “of fiscal 1989”.
    private static int? Anchor(in DateSentence sentence, int at, ReferenceTime reference, out int end)
    {
        int next = sentence[at].Kind is DateWordKind.Of or DateWordKind.Preposition ? at + 1 : at;
        next = AfterFiscal(sentence, next);
        if (sentence.Is(next, DateWordKind.FiscalYear))
        {
            end = next + 1;
            return sentence[next].Value;
        }

        if (CalendarDates.Year(sentence, next) is { } year)
        {
            end = next + 1;
            return year;
        }

        int unit = sentence.Is(next + 1, DateWordKind.Fiscal) ? next + 2 : next + 1;
        if (next > at && sentence.Is(next, DateWordKind.The) && sentence[unit] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Year })
        {
            end = unit + 1;
            return reference.Published?.Year;
        }

        return ShiftedPeriods.Year(sentence, next, reference, out end)?.Start.Year;
    }

    // “the first week of May 2020”, “the third week of 2027”, “the last week of July” (−1). As in ISO 8601, a week belongs to the month and
    // year that its Thursday lies in.
    public static DateMatch? WeekOf(in DateSentence sentence, int at, int number, ReferenceTime reference)
    {
        DateMatch? inner =
            MonthAt(sentence, at, reference)
            ?? (ShiftedPeriods.Year(sentence, at, reference, out int end) is { } year ? DateMatch.Of(end, year) : Years.Read(sentence, at));
        if (inner is not { Precision: DatePrecision.Month or DatePrecision.Year } found)
        {
            return null;
        }

        DateOnly? thursday =
            found.Period is not { } period ? null
            : number > 0 && Weekdays.From(Thursday, period.Start) is { } first ? CalendarPeriod.Shift(first, number - 1, TimeUnit.Week)
            : period.Plus(1) is { } next && CalendarPeriod.Shift(next.Start, -1, TimeUnit.Day) is { } last ? Weekdays.UpTo(Thursday, last)
            : null;
        return DateMatch.Of(found.End, thursday is { } day ? CalendarPeriod.Containing(TimeUnit.Week, day) : null, TimeUnit.Week);
    }

    // “July”, “May 2020”, “next month”.
    private static DateMatch? MonthAt(in DateSentence sentence, int at, ReferenceTime reference) =>
        sentence.Is(at, DateWordKind.Month) ? CalendarDates.MonthFirst(sentence, at, reference)
        : ShiftedMonth(sentence, at, reference, out int end) is { } month ? DateMatch.Of(end, month)
        : null;

    private static DateMatch? WeekdayOf(in DateSentence sentence, int at, int weekday, int number, ReferenceTime reference)
    {
        if (MonthAt(sentence, at, reference) is not { Precision: DatePrecision.Month } found)
        {
            return null;
        }

        DateOnly? day = found.Period is { } month ? Weekdays.Nth(month.Start.Year, month.Start.Month, weekday, number) : null;
        return DateMatch.Of(found.End, day is { } date ? new CalendarPeriod(TimeUnit.Day, date) : null, TimeUnit.Day);
    }

    // “on the 14th”: the nearest such day, when no noun follows.
    private static DateMatch? DayOfMonth(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        DateWord ordinal = sentence[at];
        bool digits = sentence.TextOf(at) is [>= '0' and <= '9', ..];
        int end = at + 1;
        if (
            sentence.Is(end, DateWordKind.Of)
            && ordinal.Value <= 31
            && ShiftedMonth(sentence, end + 1, reference, out int after) is { } month
        )
        {
            return DateMatch.Of(after, CalendarPeriod.Day(month.Start.Year, month.Start.Month, ordinal.Value), TimeUnit.Day);
        }

        bool led =
            sentence[at - 2].Kind is DateWordKind.On or DateWordKind.To or DateWordKind.For or DateWordKind.From
            || sentence.Is(at - 2, "by")
            || sentence.Is(at - 2, "since");
        if (!definite || !digits || ordinal.Value > 31 || !led)
        {
            return null;
        }

        bool nounFollows =
            sentence.IsLower(end) && sentence[end].Kind == DateWordKind.None
            || sentence.Is(end, DateWordKind.Of)
            || sentence.IsCapitalised(end);
        if (nounFollows)
        {
            return null;
        }

        CalendarPeriod? here = reference.FromPublished(TimeUnit.Month, 0);
        CalendarPeriod? day = here is { } now ? CalendarPeriod.Day(now.Start.Year, now.Start.Month, ordinal.Value) : null;
        if (
            day is { } candidate
            && candidate.Start > reference.Published
            && TenseReader.Around(sentence, at, end) == Tense.Past
            && reference.FromPublished(TimeUnit.Month, -1) is { } before
        )
        {
            day = CalendarPeriod.Day(before.Start.Year, before.Start.Month, ordinal.Value);
        }

        return DateMatch.Of(end, day, TimeUnit.Day);
    }

    /// <summary>Reads a month counted from publication: “this month”, “next month”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“this”, “last” or “next”.</param>
    /// <param name="reference">What relative dates count from.</param>
    /// <param name="end">The token after it.</param>
    public static CalendarPeriod? ShiftedMonth(in DateSentence sentence, int at, ReferenceTime reference, out int end)
    {
        end = at + 2;
        int count = sentence[at].Kind switch
        {
            DateWordKind.Last or DateWordKind.Previous => -1,
            DateWordKind.Next => 1,
            _ => 0,
        };
        return
            sentence[at].Kind is DateWordKind.This or DateWordKind.Last or DateWordKind.Previous or DateWordKind.Next
            && sentence[at + 1] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Month }
            ? reference.FromPublished(TimeUnit.Month, count)
            : null;
    }
}
