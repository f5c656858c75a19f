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
        DateWordKind shift = sentence[at].Kind;
        int noun = at + 1;

        // “this past week”, “this coming Friday”.
        if (
            shift == DateWordKind.This
            && sentence[noun].Kind is DateWordKind.Past or DateWordKind.Coming or DateWordKind.Last or DateWordKind.Next
        )
        {
            shift = sentence[noun].Kind is DateWordKind.Past or DateWordKind.Last ? DateWordKind.Last : DateWordKind.Next;
            noun++;
        }

        if (
            shift
                is DateWordKind.Last
                    or DateWordKind.Past
                    or DateWordKind.Next
                    or DateWordKind.Coming
                    or DateWordKind.Previous
                    or DateWordKind.Following
            && noun == at + 1
            && Counted(sentence, noun) is { } counted
        )
        {
            return counted;
        }

        int direction = shift switch
        {
            DateWordKind.Last or DateWordKind.Past or DateWordKind.Previous => -1,
            DateWordKind.Next or DateWordKind.Coming or DateWordKind.Following => 1,
            _ => 0,
        };
        if (sentence.Is(noun, DateWordKind.Fiscal) || (sentence.Is(noun, "calendar") && sentence.Is(noun + 1, "year")))
        {
            noun++;
        }

        DateWord word = sentence[noun];
        if (
            shift == DateWordKind.Last
            && word is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Week }
            && sentence.Is(noun + 1, DateWordKind.Of)
            && PartsOfYears.WeekOf(sentence, noun + 2, -1, reference) is { } lastWeek
        )
        {
            return lastWeek;
        }

        Tense tense = TenseReader.Around(sentence, at, noun + 1);
        return word.Kind switch
        {
            DateWordKind.Unit => OfUnit(sentence, shift, direction, noun, definite, tense, reference),
            DateWordKind.Weekday => Day(sentence, noun, shift, direction, reference, tense),
            DateWordKind.Month when !word.Modified => Month(sentence, noun, direction, reference),
            DateWordKind.Season => Season(noun, word.Value, shift, direction, reference, tense),
            DateWordKind.DayPart => DayPart(noun, word.Value, shift, direction, reference),
            DateWordKind.Holiday when Holidays.Read(sentence, noun, out int end) is { } holiday => Holiday(
                end,
                holiday,
                direction,
                reference,
                tense
            ),
            DateWordKind.Ordinal when word.Value <= 4 && sentence[noun + 1] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Quarter } =>
                null,
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
    private static DateMatch? Counted(in DateSentence sentence, int at)
    {
        // “the coming days”, “past decades”.
        if (sentence[at] is { Kind: DateWordKind.Units } plural && sentence[at - 1].Kind is DateWordKind.Past or DateWordKind.Coming)
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

    private static DateMatch? OfUnit(
        in DateSentence sentence,
        DateWordKind shift,
        int direction,
        int noun,
        bool definite,
        Tense tense,
        ReferenceTime reference
    )
    {
        var unit = (TimeUnit)sentence[noun].Value;
        int end = noun + 1;
        if (unit < TimeUnit.Day)
        {
            return null;
        }

        switch (shift)
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
                return DateMatch.Of(end, reference.FromLast(unit, direction), unit);
            case DateWordKind.This when unit == TimeUnit.Weekend:
                return DateMatch.Of(end, Weekend(reference, tense), unit);
            default:
                return DateMatch.Of(end, reference.FromPublished(unit, direction), unit);
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

    private static DateMatch Day(in DateSentence sentence, int at, DateWordKind shift, int direction, ReferenceTime reference, Tense tense)
    {
        int weekday = sentence[at].Value;
        DateOnly? day = (shift, reference.Published) switch
        {
            (_, null) => null,
            (DateWordKind.That or DateWordKind.Same, _) => Weekdays.UpTo(weekday, reference.LastDay!.Value),
            (DateWordKind.Following, _) => Weekdays.From(
                weekday,
                reference.LastDay!.Value.DayNumber < DateOnly.MaxValue.DayNumber
                    ? reference.LastDay.Value.AddDays(1)
                    : reference.LastDay.Value
            ),
            (_, { } today) when direction < 0 => today > DateOnly.MinValue ? Weekdays.UpTo(weekday, today.AddDays(-1)) : null,
            (_, { } today) when direction > 0 => today < DateOnly.MaxValue ? Weekdays.From(weekday, today.AddDays(1)) : null,
            (_, { } today) => tense == Tense.Past ? Weekdays.UpTo(weekday, today) : Weekdays.From(weekday, today),
        };
        return DateMatch.Of(at + 1, day is { } date ? new CalendarPeriod(TimeUnit.Day, date) : null, TimeUnit.Day);
    }

    private static DateMatch? Month(in DateSentence sentence, int at, int direction, ReferenceTime reference)
    {
        int month = sentence[at].Value;
        if (reference.Published is not { } today)
        {
            return DateMatch.Of(at + 1, null, TimeUnit.Month);
        }

        int year =
            today.Year
            + direction switch
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

    private static DateMatch Season(int at, int month, DateWordKind shift, int direction, ReferenceTime reference, Tense tense)
    {
        CalendarPeriod? season =
            shift is DateWordKind.Same or DateWordKind.That or DateWordKind.Following or DateWordKind.Previous && reference.Last is { } last
                ? CalendarPeriod.Starting(TimeUnit.Season, last.Start.Year + direction, month)
            : shift == DateWordKind.This ? Seasons.OfThisYear(month, reference)
            : Seasons.Near(month, direction, reference, tense);
        return DateMatch.Of(at + 1, season, TimeUnit.Season);
    }

    private static DateMatch? DayPart(int at, int part, DateWordKind shift, int direction, ReferenceTime reference)
    {
        DateOnly? day =
            shift is DateWordKind.That or DateWordKind.Same or DateWordKind.Following or DateWordKind.Previous
            || (shift == DateWordKind.Next && direction > 0)
                ? reference.LastDay
                : reference.Published;
        if (shift is DateWordKind.Past or DateWordKind.Coming)
        {
            return null;
        }

        CalendarPeriod? period = day is { } known ? new CalendarPeriod(TimeUnit.Day, known).Plus(direction) : null;
        return new DateMatch(at + 1, period is { } date ? date + DayParts.Code(part) : null, DatePrecision.Time, Period: period);
    }

    private static DateMatch Holiday(int end, Func<int, DateOnly?> holiday, int direction, ReferenceTime reference, Tense tense)
    {
        Tense way = direction switch
        {
            < 0 => Tense.Past,
            > 0 => Tense.Future,
            _ => tense,
        };
        return DateMatch.Of(
            end,
            reference.InSomeYear(year => holiday(year) is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null, way),
            TimeUnit.Day
        );
    }
}
