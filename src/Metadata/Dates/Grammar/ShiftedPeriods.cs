namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>
/// Reads periods counted from publication or from the date named last: “last week”, “this year”, “next Friday”, “the same day”, “the
/// following year”.
/// </summary>
internal static class ShiftedPeriods
{
    /// <summary>Reads a period.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“this”, “last”, “next”, …</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        if (Counted(sentence, at) is { } counted)
        {
            return counted;
        }

        var shift = Shift.Read(sentence, at);
        if (WeekOf(sentence, shift, reference) is { } lastWeek)
        {
            return lastWeek;
        }

        Tense tense = TenseReader.Around(sentence, at, shift.Noun + 1);
        DateWord noun = sentence[shift.Noun];
        return noun.Kind switch
        {
            DateWordKind.Unit => OfUnit(sentence, shift, definite, tense, reference),
            DateWordKind.Weekday => Day(sentence, shift, reference, tense),
            DateWordKind.Month when !noun.Modified => Month(sentence, shift, reference),
            DateWordKind.Season => Season(noun.Value, shift, reference, tense),
            DateWordKind.DayPart => DayPart(noun.Value, shift, reference),
            DateWordKind.Holiday => Holiday(sentence, shift, reference, tense),
            _ => null,
        };
    }

    /// <summary>Reads a year counted from publication: “last year”, “this year”, “next year”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“this”, “last” or “next”.</param>
    /// <param name="reference">What relative dates count from.</param>
    /// <param name="end">The token after it.</param>
    public static CalendarPeriod? Year(in DateSentence sentence, int at, ReferenceTime reference, out int end)
    {
        end = at + 2;
        int? count = sentence[at].Kind switch
        {
            DateWordKind.This => 0,
            DateWordKind.Last => -1,
            DateWordKind.Next => 1,
            _ => null,
        };
        return count is { } years && sentence[at + 1] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Year }
            ? reference.FromPublished(TimeUnit.Year, years)
            : null;
    }

    /// <summary>Reads a week counted from publication: “last week”, “this week”, “next week”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“this”, “last” or “next”.</param>
    /// <returns>−1, 0 or 1; nothing when no such week is named.</returns>
    public static int? Week(in DateSentence sentence, int at) =>
        sentence[at + 1] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Week }
            ? sentence[at].Kind switch
            {
                DateWordKind.This => 0,
                DateWordKind.Last => -1,
                DateWordKind.Next => 1,
                _ => null,
            }
            : null;

    // “the past 30 days”, “the next few years”: a length of time.
    private static DateMatch? Counted(in DateSentence sentence, int shift)
    {
        if (
            sentence[shift].Kind
            is not (
                DateWordKind.Last
                or DateWordKind.Past
                or DateWordKind.Next
                or DateWordKind.Coming
                or DateWordKind.Previous
                or DateWordKind.Following
            )
        )
        {
            return null;
        }

        int at = shift + 1;

        // “the coming days”, “past decades”.
        if (sentence[at] is { Kind: DateWordKind.Units } plural && sentence[shift].Kind is DateWordKind.Past or DateWordKind.Coming)
        {
            return DateMatch.Duration(at + 1, Amount.Vague, (TimeUnit)plural.Value);
        }

        if (
            sentence[at].Kind is DateWordKind.A or DateWordKind.Another or DateWordKind.Half
            || Amounts.Read(sentence, at, out int end) is not { } amount
        )
        {
            return null;
        }

        while (sentence.Is(end, DateWordKind.Filler))
        {
            end++;
        }

        return sentence[end] is { Kind: DateWordKind.Units or DateWordKind.Unit } unit
            ? DateMatch.Duration(end + 1, amount, (TimeUnit)unit.Value)
            : null;
    }

    // “last week of May”.
    private static DateMatch? WeekOf(in DateSentence sentence, Shift shift, ReferenceTime reference) =>
        shift.Word == DateWordKind.Last
        && sentence[shift.Noun] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Week }
        && sentence.Is(shift.Noun + 1, DateWordKind.Of)
            ? PartsOfYears.WeekOf(sentence, shift.Noun + 2, -1, reference)
            : null;

    private static DateMatch? OfUnit(in DateSentence sentence, Shift shift, bool definite, Tense tense, ReferenceTime reference)
    {
        var unit = (TimeUnit)sentence[shift.Noun].Value;
        int end = shift.Noun + 1;
        if (unit < TimeUnit.Day)
        {
            return null;
        }

        switch (shift.Word)
        {
            case DateWordKind.Past when definite:
                // “in the past year”: the twelve months up to now.
                return DateMatch.Duration(end, new Amount(1), unit);
            case DateWordKind.Last when definite && unit is TimeUnit.Decade or TimeUnit.Century:
                return DateMatch.Duration(end, new Amount(1), unit);
            case DateWordKind.Past or DateWordKind.Coming when !definite && unit == TimeUnit.Day:
                return null;
            case DateWordKind.Following or DateWordKind.Previous or DateWordKind.Same or DateWordKind.That:
            case DateWordKind.Next
                when definite && (unit == TimeUnit.Day || (tense == Tense.Past && reference.Last is { } last && last.Unit <= unit)):
                return DateMatch.Of(end, reference.FromLast(unit, shift.Direction), unit);
            case DateWordKind.This when unit == TimeUnit.Weekend:
                return DateMatch.Of(end, Weekend(reference, tense), unit);
            default:
                return DateMatch.Of(end, reference.FromPublished(unit, shift.Direction), unit);
        }
    }

    /// <summary>The weekend meant by “the weekend”: the next one when it is to come, else the last one that has begun.</summary>
    /// <param name="reference">What relative dates count from.</param>
    /// <param name="tense">Where the words around it point.</param>
    public static CalendarPeriod? Weekend(ReferenceTime reference, Tense tense)
    {
        if (reference.FromPublished(TimeUnit.Weekend, 0) is not { } weekend)
        {
            return null;
        }

        return tense != Tense.Future && reference.Published < weekend.Start ? weekend.Plus(-1) : weekend;
    }

    private static DateMatch Day(in DateSentence sentence, Shift shift, ReferenceTime reference, Tense tense)
    {
        int weekday = sentence[shift.Noun].Value;
        DateOnly? day = (shift.Word, reference.Published) switch
        {
            (_, null) => null,
            (DateWordKind.That or DateWordKind.Same, _) => Weekdays.UpTo(weekday, reference.LastDay!.Value),
            (DateWordKind.Following, _) => Weekdays.From(
                weekday,
                reference.LastDay!.Value.DayNumber < DateOnly.MaxValue.DayNumber
                    ? reference.LastDay.Value.AddDays(1)
                    : reference.LastDay.Value
            ),
            (_, { } today) when shift.Direction < 0 => today > DateOnly.MinValue ? Weekdays.UpTo(weekday, today.AddDays(-1)) : null,
            (_, { } today) when shift.Direction > 0 => today < DateOnly.MaxValue ? Weekdays.From(weekday, today.AddDays(1)) : null,
            (_, { } today) => tense == Tense.Past ? Weekdays.UpTo(weekday, today) : Weekdays.From(weekday, today),
        };
        return DateMatch.Of(shift.Noun + 1, day is { } date ? new CalendarPeriod(TimeUnit.Day, date) : null, TimeUnit.Day);
    }

    private static DateMatch? Month(in DateSentence sentence, Shift shift, ReferenceTime reference)
    {
        int at = shift.Noun;
        int month = sentence[at].Value;
        if (reference.Published is not { } today)
        {
            return DateMatch.Of(at + 1, null, TimeUnit.Month);
        }

        int year =
            today.Year
            + shift.Direction switch
            {
                < 0 => month < today.Month ? 0 : -1,
                > 0 => month > today.Month ? 0 : 1,
                _ => 0,
            };

        // “this May 5”: the day is part of it.
        if (
            sentence[at + 1] is { Kind: DateWordKind.Number, Value: >= 1 and <= 31 } day
            && CalendarPeriod.Day(year, month, day.Value) is { } date
        )
        {
            return DateMatch.Of(at + 2, date);
        }

        return DateMatch.Of(at + 1, CalendarPeriod.Starting(TimeUnit.Month, year, month), TimeUnit.Month);
    }

    private static DateMatch Season(int month, Shift shift, ReferenceTime reference, Tense tense)
    {
        CalendarPeriod? season =
            shift.Word is DateWordKind.Same or DateWordKind.That or DateWordKind.Following or DateWordKind.Previous
            && reference.Last is { } last
                ? CalendarPeriod.Starting(TimeUnit.Season, last.Start.Year + shift.Direction, month)
            : shift.Word == DateWordKind.This ? Seasons.OfThisYear(month, reference)
            : Seasons.Near(month, shift.Direction, reference, tense);
        return DateMatch.Of(shift.Noun + 1, season, TimeUnit.Season);
    }

    private static DateMatch? DayPart(int part, Shift shift, ReferenceTime reference)
    {
        if (shift.Word is DateWordKind.Past or DateWordKind.Coming)
        {
            return null;
        }

        bool fromLast =
            shift.Word is DateWordKind.That or DateWordKind.Same or DateWordKind.Following or DateWordKind.Previous or DateWordKind.Next;
        DateOnly? day = fromLast ? reference.LastDay : reference.Published;
        CalendarPeriod? period = day is { } known ? new CalendarPeriod(TimeUnit.Day, known).Plus(shift.Direction) : null;
        return new DateMatch(shift.Noun + 1, period is { } date ? date + DayParts.Code(part) : null, DatePrecision.Time, Period: period);
    }

    private static DateMatch? Holiday(in DateSentence sentence, Shift shift, ReferenceTime reference, Tense tense)
    {
        if (Holidays.Read(sentence, shift.Noun, out int end) is not { } rule)
        {
            return null;
        }

        Tense way = shift.Direction switch
        {
            < 0 => Tense.Past,
            > 0 => Tense.Future,
            _ => tense,
        };
        return DateMatch.Of(
            end,
            reference.InSomeYear(year => rule(year) is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null, way),
            TimeUnit.Day
        );
    }
}
