namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>The grammar of dates: which construct can start at a token, and how a day and a time of day join.</summary>
internal static class DateGrammar
{
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
                    ? UnitDates.Current(next, (TimeUnit)unit.Value, reference)
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
            DateWordKind.Unit when the => UnitDates.Current(next, (TimeUnit)sentence[next].Value, reference),
            _ => null,
        };
    }

    private static DateMatch? Core(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        if (TimedDates.TimeFirst(sentence, at, reference) is { } time)
        {
            return time;
        }

        return Dated(sentence, at, definite, reference) is { } found ? TimedDates.WithTime(sentence, found) : null;
    }

    /// <summary>Reads a date without a time of day beside it: the first word says which constructs it can be.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token.</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Dated(in DateSentence sentence, int at, bool definite, ReferenceTime reference) =>
        sentence[at].Kind switch
        {
            DateWordKind.Month => HolidayDates.DayOfMonthName(sentence, at, reference) ?? CalendarDates.MonthFirst(sentence, at, reference),
            DateWordKind.Number => CalendarDates.NumberFirst(sentence, at, reference)
                ?? Quantities.Read(sentence, at, reference)
                ?? Years.Leading(sentence, at, definite, reference),
            DateWordKind.Decimal or DateWordKind.PointNumber => CalendarDates.NumberFirst(sentence, at, reference)
                ?? Quantities.Read(sentence, at, reference),
            DateWordKind.Weekday => WeekdayDates.Read(sentence, at, reference),
            DateWordKind.Holiday => HolidayDates.Read(sentence, at, reference),

            DateWordKind.Cardinal
            or DateWordKind.A
            or DateWordKind.Another
            or DateWordKind.Several
            or DateWordKind.Couple
            or DateWordKind.Half => Quantities.Read(sentence, at, reference) ?? Quantities.Whole(sentence, at),
            DateWordKind.All or DateWordKind.Filler => Quantities.Whole(sentence, at),
            DateWordKind.Units => Quantities.Plural(sentence, at, reference),
            DateWordKind.UnitCount => Quantities.Compound(sentence, at),

            DateWordKind.Ordinal => PartsOfYears.Ordinal(sentence, at, definite, reference),
            DateWordKind.QuarterCompound => PartsOfYears.Compound(sentence, at, TimeUnit.Quarter, reference),
            DateWordKind.HalfCompound => PartsOfYears.Compound(sentence, at, TimeUnit.Half, reference),
            DateWordKind.Fiscal => PartsOfYears.Fiscal(sentence, at),
            DateWordKind.FiscalYear => PartsOfYears.FiscalYear(sentence, at),
            DateWordKind.Season => Seasons.Read(sentence, at, definite, reference),
            DateWordKind.Years => Decades.Read(sentence, at, definite, reference),
            DateWordKind.Apostrophe => Years.Short(sentence, at, reference),

            DateWordKind.This
            or DateWordKind.Last
            or DateWordKind.Next
            or DateWordKind.Past
            or DateWordKind.Coming
            or DateWordKind.Previous
            or DateWordKind.Following
            or DateWordKind.Same => ShiftedPeriods.Read(sentence, at, definite, reference) ?? VagueDates.ThePast(sentence, at, definite),
            DateWordKind.That when sentence[at + 1].Kind is DateWordKind.Unit or DateWordKind.DayPart or DateWordKind.Season =>
                ShiftedPeriods.Read(sentence, at, definite, reference),
            DateWordKind.UnitEarlier or DateWordKind.UnitEnd or DateWordKind.Unit => UnitDates.Read(sentence, at, definite, reference),
            DateWordKind.DayWord or DateWordKind.Tonight or DateWordKind.DayPart => NearDays.Read(sentence, at, definite, reference),

            DateWordKind.Weekdays => Recurrences.Weekdays(sentence, at),
            DateWordKind.Every => Recurrences.Every(sentence, at),
            DateWordKind.Per or DateWordKind.Once or DateWordKind.Times => Recurrences.Rate(sentence, at),
            DateWordKind.Recurring => Recurrences.Adverb(sentence, at),

            _ => VagueDates.Read(sentence, at, definite),
        };
}
