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

    // “early Monday”, “late last year”, “mid May”, “early in the week”, “the early 1990s”.
    private static DateMatch? Inner(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        int next = sentence[at].Kind is DateWordKind.On or DateWordKind.Dash || sentence.Is(at, "in") ? at + 1 : at;
        bool the = sentence.Is(next, DateWordKind.The);
        next += the ? 1 : 0;
        return sentence[next].Kind is DateWordKind.Month or DateWordKind.Weekday or DateWordKind.This or DateWordKind.Last or DateWordKind.Next or DateWordKind.Years or DateWordKind.Number
            or DateWordKind.DayPart or DateWordKind.DayWord or DateWordKind.Season or DateWordKind.Ordinal or DateWordKind.Unit or DateWordKind.Holiday or DateWordKind.Tonight
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
        return sentence[next].Kind is DateWordKind.Month or DateWordKind.This or DateWordKind.Last or DateWordKind.Next or DateWordKind.Unit or DateWordKind.Number or DateWordKind.Ordinal
            or DateWordKind.Years or DateWordKind.Season or DateWordKind.DayWord or DateWordKind.Weekday or DateWordKind.Fiscal or DateWordKind.QuarterCompound
                ? sentence[next] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Day } && sentence.Is(next + 1, DateWordKind.Weekday) ? Core(sentence, next + 1, definite: false, reference)
                : sentence[next] is { Kind: DateWordKind.Unit } unit && the ? Shared(next, (TimeUnit)unit.Value, reference) : Core(sentence, next, the, reference)
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
            DateWordKind.This or DateWordKind.Last or DateWordKind.Next or DateWordKind.Weekday or DateWordKind.DayWord => Core(sentence, next, the, reference),
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
        if (TimeFirst(sentence, at, reference) is { } time)
        {
            return time;
        }

        return Dated(sentence, at, definite, reference) is { } found ? WithTime(sentence, found) : null;
    }

    private static DateMatch? Dated(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        DateWord word = sentence[at];
        switch (word.Kind)
        {
            case DateWordKind.Month:
                return CalendarDates.MonthFirst(sentence, at, reference);
            case DateWordKind.Number:
                return CalendarDates.NumberFirst(sentence, at, reference) ?? Quantities.Read(sentence, at, reference) ?? Years.Read(sentence, at);
            case DateWordKind.Decimal or DateWordKind.PointNumber:
                return CalendarDates.NumberFirst(sentence, at, reference) ?? Quantities.Read(sentence, at, reference);
            case DateWordKind.Cardinal or DateWordKind.A or DateWordKind.Another or DateWordKind.Several or DateWordKind.Couple or DateWordKind.Half:
                return Quantities.Read(sentence, at, reference);
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
            case DateWordKind.Years:
                return Decades.Read(sentence, at, definite, reference);
            case DateWordKind.Apostrophe:
                return Years.Short(sentence, at, reference);
            case DateWordKind.Season:
                return Seasons.Read(sentence, at, definite, reference);
            case DateWordKind.This or DateWordKind.Last or DateWordKind.Next or DateWordKind.Past or DateWordKind.Coming or DateWordKind.Previous or DateWordKind.Following or DateWordKind.Same:
            case DateWordKind.That when sentence[at + 1].Kind is DateWordKind.Unit or DateWordKind.DayPart or DateWordKind.Season:
                return ShiftedPeriods.Read(sentence, at, definite, reference) ?? Vague(sentence, at, definite);
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
                return sentence.IsCapitalised(at) && sentence.IsCapitalised(at - 1) ? null : DateMatch.Of(at + 1, reference.FromPublished(TimeUnit.Day, word.Value), TimeUnit.Day);
            case DateWordKind.Tonight:
                CalendarPeriod? day = reference.FromPublished(TimeUnit.Day, 0);
                return new DateMatch(at + 1, day is { } today ? today + DayParts.Code(DayParts.Night) : null, DatePrecision.Time, Period: day);
            case DateWordKind.DayPart:
                return DayPart(sentence, at, definite, reference);
            case DateWordKind.UnitEarlier:
                return reference.Last is { Unit: TimeUnit.Quarter or TimeUnit.Half } last && word.Value == (int)TimeUnit.Year
                    ? DateMatch.Of(at + 1, last.Plus(-1, TimeUnit.Year), last.Unit)
                    : DateMatch.Of(at + 1, reference.FromPublished((TimeUnit)word.Value, -1), (TimeUnit)word.Value);
            case DateWordKind.UnitEnd:
                return DateMatch.Of(at + 1, reference.FromPublished((TimeUnit)word.Value, 0), (TimeUnit)word.Value);
            case DateWordKind.Unit when sentence.Is(at + 1, "end") && !sentence.Is(at + 2, DateWordKind.Of):
                return Shared(at, (TimeUnit)word.Value, reference) is { } whole ? whole with { End = at + 2 } : null;
            case DateWordKind.Unit when definite:
                return DefiniteUnit(sentence, at, reference);
            case DateWordKind.Reference:
                return new DateMatch(at + 1, References.Value(word.Value), DatePrecision.Reference);
            case DateWordKind.Holiday:
                return Holiday(sentence, at, reference);
            default:
                return definite && sentence.Is(at, "future") && sentence.Is(at - 2, DateWordKind.Preposition) ? new DateMatch(at + 1, References.Value(References.Future), DatePrecision.Reference) : null;
        }
    }

    // “in the past”: a vague reference unless it says how long.
    private static DateMatch? Vague(in DateSentence sentence, int at, bool definite) =>
        definite && sentence.Is(at, DateWordKind.Past) && sentence.Is(at - 2, DateWordKind.Preposition) && !(sentence.IsLower(at + 1) && sentence[at + 1].Kind == DateWordKind.None)
            ? new DateMatch(at + 1, References.Value(References.Past), DatePrecision.Reference)
            : null;

    // “the day before yesterday”, “the weekend”, “the year before”, “the week of May 5”, “the month of May”, “for the year”.
    private static DateMatch? DefiniteUnit(in DateSentence sentence, int at, ReferenceTime reference)
    {
        var unit = (TimeUnit)sentence[at].Value;
        DateWordKind next = sentence[at + 1].Kind;
        if (unit == TimeUnit.Day && next is DateWordKind.Before or DateWordKind.After && sentence[at + 2] is { Kind: DateWordKind.DayWord } day && day.Value != 0)
        {
            return DateMatch.Of(at + 3, reference.FromPublished(TimeUnit.Day, next == DateWordKind.Before ? day.Value - 1 : day.Value + 1), TimeUnit.Day);
        }

        if (unit == TimeUnit.Weekend)
        {
            return DateMatch.Of(at + 1, ShiftedPeriods.Weekend(reference, TenseReader.Around(sentence, at, at + 1)), unit);
        }

        if (unit >= TimeUnit.Day && next is DateWordKind.Before or DateWordKind.After && !sentence.IsLower(at + 2) && !sentence.IsCapitalised(at + 2))
        {
            return DateMatch.Of(at + 2, reference.FromLast(unit, next == DateWordKind.Before ? -1 : 1), unit);
        }

        if (next == DateWordKind.Of && sentence[at + 2] is { Kind: DateWordKind.Month } && CalendarDates.MonthFirst(sentence, at + 2, reference) is { } month)
        {
            return unit == TimeUnit.Week && month.Period is { } period ? DateMatch.Of(month.End, CalendarPeriod.Containing(TimeUnit.Week, period.Start)) : month;
        }

        bool led = sentence[at - 2].Kind is DateWordKind.For or DateWordKind.Of or DateWordKind.Preposition;
        return unit is TimeUnit.Year or TimeUnit.Quarter or TimeUnit.Month && led && next is not (DateWordKind.Of or DateWordKind.Before or DateWordKind.After) && !sentence.IsLower(at + 1)
            ? unit == TimeUnit.Quarter && reference.Last is { Unit: TimeUnit.Quarter } last ? DateMatch.Of(at + 1, last) : Shared(at, unit, reference)
            : null;
    }

    // “the morning of March 5”, “in the evening”.
    private static DateMatch? DayPart(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        int part = sentence[at].Value;
        if (definite && sentence.Is(at + 1, DateWordKind.Of) && Day(sentence, at + 2, reference) is { Precision: DatePrecision.Day } named)
        {
            return named with { Value = named.Value + DayParts.Code(part), Precision = DatePrecision.Time };
        }

        if (!definite || sentence[at - 2].Kind is not DateWordKind.Preposition || sentence.TextOf(at) is "dawn")
        {
            return null;
        }

        CalendarPeriod? day = reference.LastDay is { } date ? new CalendarPeriod(TimeUnit.Day, date) : null;
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

        // “Easter Island”, “Christmas tree”: one word before a noun is no day.
        bool oneWord = end == at + 1;
        bool noun = sentence.IsCapitalised(end) || (sentence.IsLower(end) && sentence[end].Kind == DateWordKind.None && sentence[at - 1].Kind is not (DateWordKind.Preposition or DateWordKind.On or DateWordKind.At or DateWordKind.Before or DateWordKind.After));
        bool surname = oneWord && sentence.IsCapitalised(at - 1) && sentence[at - 1].Kind == DateWordKind.None;
        return (oneWord && noun) || surname
            ? null
            : DateMatch.Of(end, reference.InSomeYear(y => rule(y) is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null, TenseReader.Around(sentence, at, end)), TimeUnit.Day);
    }

    // “Monday morning”, “yesterday at noon”, “March 5, 7 p.m. EST”.
    private static DateMatch WithTime(in DateSentence sentence, DateMatch date)
    {
        if (date.Precision != DatePrecision.Day && !(date.Precision == DatePrecision.Time && date.Period is not null))
        {
            return date;
        }

        CalendarPeriod? day = date.Period;
        int next = date.End;
        DateMatch found = date;
        if (date.Precision == DatePrecision.Day)
        {
            int part = sentence.Is(next, DateWordKind.Early) ? next + 1 : next;
            if (sentence[part] is { Kind: DateWordKind.DayPart } named && !sentence.Is(part + 1, "Live"))
            {
                found = date with { End = part + 1, Value = date.Value is null ? null : date.Value + DayParts.Code(named.Value), Precision = DatePrecision.Time };
                next = part + 1;
            }
        }

        int clock = sentence[next].Kind is DateWordKind.At or DateWordKind.Comma || (sentence.Is(next, DateWordKind.Preposition) && sentence[next + 1].Kind is DateWordKind.Clock) ? next + 1 : next;
        return sentence[clock].Kind is not DateWordKind.DayPart && ClockTimes.Read(sentence, clock, out int end) is { } time
            ? found with { End = end, Value = day is { } known ? known + time : null, Precision = DatePrecision.Time }
            : found;
    }

    // “10 a.m. Monday”, “noon on March 5”, “2:30 the next day”; alone, the day is the one named last.
    private static DateMatch? TimeFirst(in DateSentence sentence, int at, ReferenceTime reference)
    {
        if (ClockTimes.Read(sentence, at, out int end) is not { } time)
        {
            return null;
        }

        int next = end;
        if (sentence[next].Kind is DateWordKind.On or DateWordKind.Of or DateWordKind.Comma)
        {
            next++;
        }

        if (Day(sentence, next, reference) is { Precision: DatePrecision.Day } day)
        {
            return day with { Value = day.Value is null ? null : day.Value + time, Precision = DatePrecision.Time };
        }

        return new DateMatch(end, reference.LastDay is { } known ? new CalendarPeriod(TimeUnit.Day, known) + time : time, DatePrecision.Time);
    }

    private static DateMatch? Day(in DateSentence sentence, int at, ReferenceTime reference)
    {
        bool the = sentence.Is(at, DateWordKind.The);
        int next = the ? at + 1 : at;
        return sentence[next].Kind is DateWordKind.Weekday or DateWordKind.Month or DateWordKind.Number or DateWordKind.DayWord or DateWordKind.Next or DateWordKind.Following or DateWordKind.Same
            or DateWordKind.This or DateWordKind.Last or DateWordKind.Previous or DateWordKind.Ordinal
            ? Dated(sentence, next, the, reference)
            : null;
    }
}
