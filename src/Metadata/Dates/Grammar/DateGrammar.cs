using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>The grammar of dates: which construct can start at a token, and how a day and a time of day join.</summary>
internal static class DateGrammar
{
    private static readonly WordSet ClauseOpeners = WordSet.Read("Dates/words.txt", "clause openers");

    /// <summary>Reads the date that starts at a token.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The token.</param>
    /// <param name="reference">What relative dates count from.</param>
    /// <returns>The date, or nothing when none starts here.</returns>
    public static DateMatch? Read(in DateSentence sentence, int at, ReferenceTime reference)
    {
        switch (sentence[at].Kind)
        {
            case DateWordKind.None:
                return null;
            case DateWordKind.The:
                return sentence.Is(at + 1, DateWordKind.Early) ? Inner(sentence, at + 2, definite: true, reference)
                    : sentence.Is(at + 1, DateWordKind.Part) ? PartOf(sentence, at + 1, reference)
                    : BelongsToNoun(sentence, at + 1) ? null
                    : Core(sentence, at + 1, definite: true, reference);
            case DateWordKind.Early:
                return Inner(sentence, at + 1, definite: false, reference);
            case DateWordKind.Part:
                return PartOf(sentence, at, reference);
            case DateWordKind.Earlier or DateWordKind.Later:
                return Compared(sentence, at, reference);
            default:
                return Core(sentence, at, definite: false, reference);
        }
    }

    // “the two-year deal”, “the 2016 vote”, “the Monday meeting”: the article is the noun's.
    private static bool BelongsToNoun(in DateSentence sentence, int at) =>
        sentence[at].Kind switch
        {
            DateWordKind.UnitCount
            or DateWordKind.Recurring
            or DateWordKind.Reference
            or DateWordKind.Weekday
            or DateWordKind.Month
            or DateWordKind.QuarterCompound
            or DateWordKind.HalfCompound => true,
            DateWordKind.Number => CalendarDates.Year(sentence, at) is not null && !sentence.Is(at + 1, DateWordKind.Possessive),
            _ => false,
        };

    // “early Monday”, “late last year”, “mid May”, “early in the week”, “the early 1990s”.
    private static DateMatch? Inner(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        int next = sentence[at].Kind is DateWordKind.On or DateWordKind.Dash || sentence.Is(at, "in") ? at + 1 : at;
        bool the = sentence.Is(next, DateWordKind.The);
        next += the ? 1 : 0;
        return
            sentence[next].Kind
                is DateWordKind.Month
                    or DateWordKind.Weekday
                    or DateWordKind.This
                    or DateWordKind.Last
                    or DateWordKind.Next
                    or DateWordKind.Years
                    or DateWordKind.Number
                    or DateWordKind.DayPart
                    or DateWordKind.DayWord
                    or DateWordKind.Season
                    or DateWordKind.Ordinal
                    or DateWordKind.Unit
                    or DateWordKind.Holiday
                    or DateWordKind.Tonight
                    or DateWordKind.Apostrophe
            && !(sentence.Is(next, DateWordKind.Number) && CalendarDates.Year(sentence, next) is null)
            && !(sentence.Is(next, DateWordKind.Unit) && !the)
            ? Core(sentence, next, definite || the, reference)
            : null;
    }

    // “the end of the year”, “the beginning of May”, “end of March”, “the rest of the week”.
    private static DateMatch? PartOf(in DateSentence sentence, int at, ReferenceTime reference)
    {
        if (!sentence.Is(at + 1, DateWordKind.Of))
        {
            return null;
        }

        bool the = sentence.Is(at + 2, DateWordKind.The);
        int next = the ? at + 3 : at + 2;
        return
            sentence[next].Kind
                is DateWordKind.Month
                    or DateWordKind.This
                    or DateWordKind.Last
                    or DateWordKind.Next
                    or DateWordKind.Unit
                    or DateWordKind.Number
                    or DateWordKind.Ordinal
                    or DateWordKind.Years
                    or DateWordKind.Season
                    or DateWordKind.DayWord
                    or DateWordKind.Weekday
                    or DateWordKind.Fiscal
                    or DateWordKind.QuarterCompound
            ? sentence[next] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Day } && sentence.Is(next + 1, DateWordKind.Weekday)
                ? Core(sentence, next + 1, definite: false, reference)
                : sentence[next] is { Kind: DateWordKind.Unit } unit && the
                    ? Shared(next, (TimeUnit)unit.Value, reference)
                    : Core(sentence, next, the, reference)
            : null;
    }

    // “earlier this month”, “later on Friday”, “earlier in the day”.
    private static DateMatch? Compared(in DateSentence sentence, int at, ReferenceTime reference)
    {
        int next = sentence.Is(at + 1, DateWordKind.On) || sentence.Is(at + 1, "in") ? at + 2 : at + 1;
        bool the = sentence.Is(next, DateWordKind.The);
        next += the ? 1 : 0;
        return sentence[next].Kind switch
        {
            DateWordKind.This or DateWordKind.Last or DateWordKind.Next or DateWordKind.Weekday or DateWordKind.DayWord => Core(
                sentence,
                next,
                the,
                reference
            ),
            DateWordKind.Month when next > at + 1 => Core(sentence, next, the, reference),
            DateWordKind.Unit when the => Shared(next, (TimeUnit)sentence[next].Value, reference),
            _ => null,
        };
    }

    // “the year”, “the week”: the one the article appeared in.
    private static DateMatch? Shared(int at, TimeUnit unit, ReferenceTime reference) =>
        unit < TimeUnit.Day ? null : DateMatch.Of(at + 1, reference.FromPublished(unit, 0), unit);

    private static DateMatch? Core(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        if (TimedDates.TimeFirst(sentence, at, reference) is { } time)
        {
            return time;
        }

        return Dated(sentence, at, definite, reference) is { } found ? TimedDates.WithTime(sentence, found) : null;
    }

    /// <summary>Reads a date without a time of day beside it.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token.</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Dated(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        DateWord word = sentence[at];
        switch (word.Kind)
        {
            case DateWordKind.Month:
                return sentence.Is(at + 1, "Day") && Holiday(sentence, at, reference) is { } holiday
                    ? holiday
                    : CalendarDates.MonthFirst(sentence, at, reference);
            case DateWordKind.Number:
                return CalendarDates.NumberFirst(sentence, at, reference)
                    ?? Quantities.Read(sentence, at, reference)
                    ?? YearFirst(sentence, at, definite, reference);
            case DateWordKind.Decimal or DateWordKind.PointNumber:
                return CalendarDates.NumberFirst(sentence, at, reference) ?? Quantities.Read(sentence, at, reference);
            case DateWordKind.Cardinal
            or DateWordKind.A
            or DateWordKind.Another
            or DateWordKind.Several
            or DateWordKind.Couple
            or DateWordKind.Half:
                return Quantities.Read(sentence, at, reference) ?? Quantities.Whole(sentence, at);
            case DateWordKind.All or DateWordKind.Filler:
                return Quantities.Whole(sentence, at);
            case DateWordKind.Units:
                return Quantities.Plural(sentence, at, reference);
            case DateWordKind.UnitCount:
                return Quantities.Compound(sentence, at);
            case DateWordKind.Ordinal:
                return PartsOfYears.Ordinal(sentence, at, definite, reference);
            case DateWordKind.QuarterCompound:
                return PartsOfYears.Compound(sentence, at, TimeUnit.Quarter, reference);
            case DateWordKind.HalfCompound:
                return PartsOfYears.Compound(sentence, at, TimeUnit.Half, reference);
            case DateWordKind.Fiscal:
                return PartsOfYears.Fiscal(sentence, at);
            case DateWordKind.FiscalYear:
                return DateMatch.Of(at + 1, CalendarPeriod.Starting(TimeUnit.Year, word.Value), TimeUnit.Year);
            case DateWordKind.Years:
                return Decades.Read(sentence, at, definite, reference);
            case DateWordKind.Apostrophe:
                return Years.Short(sentence, at, reference);
            case DateWordKind.Season:
                return Seasons.Read(sentence, at, definite, reference);
            case DateWordKind.This
            or DateWordKind.Last
            or DateWordKind.Next
            or DateWordKind.Past
            or DateWordKind.Coming
            or DateWordKind.Previous
            or DateWordKind.Following
            or DateWordKind.Same:
            case DateWordKind.That when sentence[at + 1].Kind is DateWordKind.Unit or DateWordKind.DayPart or DateWordKind.Season:
                return ShiftedPeriods.Read(sentence, at, definite, reference) ?? ThePast(sentence, at, definite);
            case DateWordKind.Weekday:
                return WeekdayDates.Read(sentence, at, reference);
            case DateWordKind.Weekdays:
                return Recurrences.Weekdays(sentence, at);
            case DateWordKind.Every:
                return Recurrences.Every(sentence, at);
            case DateWordKind.Per or DateWordKind.Once or DateWordKind.Times:
                return Recurrences.Rate(sentence, at);
            case DateWordKind.Recurring:
                return Recurrences.Adverb(sentence, at);
            case DateWordKind.DayWord:
                return sentence.IsCapitalised(at) && sentence.IsCapitalised(at - 1)
                    ? null
                    : DateMatch.Of(at + 1, reference.FromPublished(TimeUnit.Day, word.Value), TimeUnit.Day);
            case DateWordKind.Tonight:
                CalendarPeriod? day = reference.FromPublished(TimeUnit.Day, 0);
                return new DateMatch(
                    at + 1,
                    day is { } today ? today + DayParts.Code(DayParts.Night) : null,
                    DatePrecision.Time,
                    Period: day
                );
            case DateWordKind.DayPart:
                return DayPart(sentence, at, definite, reference);
            case DateWordKind.UnitEarlier:
                // “the year-earlier quarter”.
                return
                    reference.LastQuarter is { } last
                    && word.Value == (int)TimeUnit.Year
                    && (last == reference.Last || sentence[at + 1] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Quarter })
                    ? DateMatch.Of(sentence.Is(at + 1, DateWordKind.Unit) ? at + 2 : at + 1, last.Plus(-1, TimeUnit.Year), last.Unit)
                    : DateMatch.Of(at + 1, reference.FromPublished((TimeUnit)word.Value, -1), (TimeUnit)word.Value);
            case DateWordKind.UnitEnd:
                return DateMatch.Of(at + 1, reference.FromPublished((TimeUnit)word.Value, 0), (TimeUnit)word.Value);
            case DateWordKind.Unit when sentence.Is(at + 1, "end") && !sentence.Is(at + 2, DateWordKind.Of):
                return Shared(at, (TimeUnit)word.Value, reference) is { } whole ? whole with { End = at + 2 } : null;
            case DateWordKind.Unit when sentence.Is(at + 1, DateWordKind.Possessive) && sentence.Is(at + 2, "end"):
                return Shared(at, (TimeUnit)word.Value, reference) is { } ending ? ending with { End = at + 3 } : null;
            case DateWordKind.Unit when definite:
                return DefiniteUnit(sentence, at, reference);
            case DateWordKind.Reference:
                // “now that” joins sentences; “every now and then” is an idiom.
                return sentence.Is(at + 1, DateWordKind.That) || sentence.Is(at - 1, DateWordKind.Every) ? null : Vague(at + 1, word.Value);
            case DateWordKind.At
                when sentence.Is(at + 1, "present") || (sentence.Is(at + 1, DateWordKind.The) && sentence.Is(at + 2, "moment")):
                return Vague(sentence.Is(at + 1, "present") ? at + 2 : at + 3, References.Present);
            case DateWordKind.Holiday:
                return Holiday(sentence, at, reference);
            case DateWordKind.Future when definite && sentence.Is(at - 2, DateWordKind.Preposition):
                return Vague(at + 1, References.Future);
            default:
                // “the near future”.
                return definite && sentence.Is(at + 1, DateWordKind.Future) && sentence.IsLower(at) ? Vague(at + 2, References.Future)
                    : sentence.Is(at, "these") && sentence.Is(at + 1, "days") ? Vague(at + 2, References.Present)
                    : null;
        }
    }

    private static DateMatch Vague(int end, int reference) => new(end, References.Value(reference), DatePrecision.Reference);

    // “2016 Q3”, “the 1970's”; else the year alone.
    private static DateMatch? YearFirst(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        if (
            definite
            && sentence.Is(at + 1, DateWordKind.Possessive)
            && sentence[at].Value % 10 == 0
            && sentence[at].Value is >= 10 and < 2200
            && (sentence[at].Value < 100 || CalendarDates.Year(sentence, at) is not null)
        )
        {
            return Decades.Read(sentence, at, definite, reference) is { } decade ? decade with { End = at + 2 } : null;
        }

        if (Years.Read(sentence, at) is not { } year)
        {
            return null;
        }

        (TimeUnit unit, int months) = sentence[at + 1] is { Kind: DateWordKind.HalfCompound, Flag: true }
            ? (TimeUnit.Half, 6)
            : (TimeUnit.Quarter, 3);
        return sentence[at + 1] is { Kind: DateWordKind.QuarterCompound or DateWordKind.HalfCompound, Flag: true } part
            ? DateMatch.Of(at + 2, CalendarPeriod.Starting(unit, sentence[at].Value, ((part.Value - 1) * months) + 1), unit)
            : year;
    }

    // “in the past”: a vague reference unless it says how long.
    private static DateMatch? ThePast(in DateSentence sentence, int at, bool definite) =>
        definite
        && sentence.Is(at, DateWordKind.Past)
        && sentence.Is(at - 2, DateWordKind.Preposition)
        && !(sentence.IsLower(at + 1) && sentence[at + 1].Kind == DateWordKind.None && !sentence.Is(at + 1, ClauseOpeners))
            ? Vague(at + 1, References.Past)
            : null;

    // “the day before yesterday”, “the weekend”, “the year before”, “the week of May 5”, “the month of May”, “for the year”.
    private static DateMatch? DefiniteUnit(in DateSentence sentence, int at, ReferenceTime reference)
    {
        var unit = (TimeUnit)sentence[at].Value;
        DateWordKind next = sentence[at + 1].Kind;
        if (
            unit == TimeUnit.Day
            && next is DateWordKind.Before or DateWordKind.After
            && sentence[at + 2] is { Kind: DateWordKind.DayWord } day
            && day.Value != 0
        )
        {
            return DateMatch.Of(
                at + 3,
                reference.FromPublished(TimeUnit.Day, next == DateWordKind.Before ? day.Value - 1 : day.Value + 1),
                TimeUnit.Day
            );
        }

        if (
            next == DateWordKind.After
            && (sentence.Is(at + 2, DateWordKind.Next) || (sentence.Is(at + 2, DateWordKind.The) && sentence.Is(at + 3, DateWordKind.Next)))
        )
        {
            return DateMatch.Of(sentence.Is(at + 2, DateWordKind.Next) ? at + 3 : at + 4, reference.FromPublished(unit, 2), unit);
        }

        if (unit == TimeUnit.Year && Years.Read(sentence, at + 1) is { } year)
        {
            return year;
        }

        if (unit == TimeUnit.Weekend && next != DateWordKind.Of)
        {
            return DateMatch.Of(at + 1, ShiftedPeriods.Weekend(reference, TenseReader.Around(sentence, at, at + 1)), unit);
        }

        if (
            unit >= TimeUnit.Day
            && next is DateWordKind.Before or DateWordKind.After
            && !sentence.IsLower(at + 2)
            && !sentence.IsCapitalised(at + 2)
        )
        {
            return DateMatch.Of(at + 2, reference.FromLast(unit, next == DateWordKind.Before ? -1 : 1), unit);
        }

        if (
            next == DateWordKind.Of
            && sentence[at + 2] is { Kind: DateWordKind.Month }
            && CalendarDates.MonthFirst(sentence, at + 2, reference) is { } month
        )
        {
            return unit is TimeUnit.Week or TimeUnit.Weekend && month.Period is { } period
                ? DateMatch.Of(month.End, CalendarPeriod.Containing(unit, period.Start))
                : month;
        }

        bool led = sentence[at - 2].Kind is DateWordKind.For or DateWordKind.Of or DateWordKind.Preposition;
        return
            unit is TimeUnit.Year or TimeUnit.Quarter or TimeUnit.Month or TimeUnit.Week
            && led
            && next is not (DateWordKind.Of or DateWordKind.Before or DateWordKind.After)
            && !sentence.IsLower(at + 1)
            ? unit == TimeUnit.Quarter && reference.Last is { Unit: TimeUnit.Quarter } last
                ? DateMatch.Of(at + 1, last)
                : Shared(at, unit, reference)
            : null;
    }

    // “the morning of March 5”, “in the evening”.
    private static DateMatch? DayPart(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        int part = sentence[at].Value;
        if (
            definite
            && sentence.Is(at + 1, DateWordKind.Of)
            && TimedDates.Day(sentence, at + 2, reference) is { Precision: DatePrecision.Day } named
        )
        {
            return named with { Value = named.Value + DayParts.Code(part), Precision = DatePrecision.Time };
        }

        if (!definite || sentence[at - 2].Kind is not DateWordKind.Preposition || sentence.TextOf(at) is "dawn")
        {
            return null;
        }

        CalendarPeriod? day = reference.NearDay is { } date ? new CalendarPeriod(TimeUnit.Day, date) : null;
        return new DateMatch(at + 1, day is { } known ? known + DayParts.Code(part) : null, DatePrecision.Time, Period: day);
    }

    private static DateMatch? Holiday(in DateSentence sentence, int at, ReferenceTime reference)
    {
        if (Holidays.Read(sentence, at, out int end) is not { } rule)
        {
            return null;
        }

        int yearAt = sentence[end].Kind is DateWordKind.Comma or DateWordKind.Of ? end + 1 : end;
        if (CalendarDates.Year(sentence, yearAt) is { } year)
        {
            return DateMatch.Of(yearAt + 1, rule(year) is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null, TimeUnit.Day);
        }

        // “Good Friday Agreement”, “Thanksgiving Day Parade”: part of another name.
        if (sentence.Is(end, DateWordKind.NamedAfterDay) && sentence.IsCapitalised(end))
        {
            return null;
        }

        // “Easter Island”, “Christmas tree”: one word before a noun is no day.
        bool oneWord = end == at + 1;
        bool noun =
            sentence.IsCapitalised(end)
            || (
                sentence.IsLower(end)
                && sentence[end].Kind == DateWordKind.None
                && sentence[at - 1].Kind
                    is not (DateWordKind.Preposition or DateWordKind.On or DateWordKind.At or DateWordKind.Before or DateWordKind.After)
            );
        bool surname = oneWord && sentence.IsCapitalised(at - 1) && sentence[at - 1].Kind == DateWordKind.None;
        return (oneWord && noun) || surname
            ? null
            : DateMatch.Of(
                end,
                reference.InSomeYear(
                    y => rule(y) is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null,
                    TenseReader.Around(sentence, at, end)
                ),
                TimeUnit.Day
            );
    }
}
