namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>
/// Reads periods named by their unit alone: “for the year”, “the weekend”, “the day before yesterday”, “month-end”, “the year-earlier
/// quarter”.
/// </summary>
internal static class UnitDates
{
    /// <summary>Reads a period.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The unit.</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        var unit = (TimeUnit)sentence[at].Value;
        return sentence[at].Kind switch
        {
            DateWordKind.UnitEarlier => YearEarlier(sentence, at, reference)
                ?? DateMatch.Of(at + 1, reference.FromPublished(unit, -1), unit),
            DateWordKind.UnitEnd => DateMatch.Of(at + 1, reference.FromPublished(unit, 0), unit),

            // “at year end”, “by the year's end”.
            _ when sentence.Is(at + 1, "end") && !sentence.Is(at + 2, DateWordKind.Of) => Current(at + 1, unit, reference),
            _ when sentence.Is(at + 1, DateWordKind.Possessive) && sentence.Is(at + 2, "end") => Current(at + 2, unit, reference),
            _ => definite ? Definite(sentence, at, unit, reference) : null,
        };
    }

    /// <summary>The period of a unit that the article appeared in: “the year”, “the week”.</summary>
    /// <param name="last">The last token of the words that name it.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="reference">What relative dates count from.</param>
    /// <returns>The period; nothing for what is shorter than a day.</returns>
    public static DateMatch? Current(int last, TimeUnit unit, ReferenceTime reference) =>
        unit < TimeUnit.Day ? null : DateMatch.Of(last + 1, reference.FromPublished(unit, 0), unit);

    // “the year-earlier quarter”.
    private static DateMatch? YearEarlier(in DateSentence sentence, int at, ReferenceTime reference) =>
        reference.LastQuarter is { } last
        && sentence[at].Value == (int)TimeUnit.Year
        && (last == reference.Last || sentence[at + 1] is { Kind: DateWordKind.Unit, Value: (int)TimeUnit.Quarter })
            ? DateMatch.Of(sentence.Is(at + 1, DateWordKind.Unit) ? at + 2 : at + 1, last.Plus(-1, TimeUnit.Year), last.Unit)
            : null;

    private static DateMatch? Definite(in DateSentence sentence, int at, TimeUnit unit, ReferenceTime reference) =>
        BesideNearDay(sentence, at, unit, reference)
        ?? AfterNext(sentence, at, unit, reference)
        ?? (unit == TimeUnit.Year ? Years.Read(sentence, at + 1) : null)
        ?? Weekend(sentence, at, unit, reference)
        ?? BesideLast(sentence, at, unit, reference)
        ?? OfMonth(sentence, at, unit, reference)
        ?? Governed(sentence, at, unit, reference);

    // “the day before yesterday”, “the day after tomorrow”.
    private static DateMatch? BesideNearDay(in DateSentence sentence, int at, TimeUnit unit, ReferenceTime reference)
    {
        DateWordKind side = sentence[at + 1].Kind;
        return
            unit == TimeUnit.Day
            && side is DateWordKind.Before or DateWordKind.After
            && sentence[at + 2] is { Kind: DateWordKind.DayWord } day
            && day.Value != 0
            ? DateMatch.Of(
                at + 3,
                reference.FromPublished(TimeUnit.Day, side == DateWordKind.Before ? day.Value - 1 : day.Value + 1),
                TimeUnit.Day
            )
            : null;
    }

    // “the week after next”.
    private static DateMatch? AfterNext(in DateSentence sentence, int at, TimeUnit unit, ReferenceTime reference)
    {
        int next = sentence.Is(at + 2, DateWordKind.The) ? at + 3 : at + 2;
        return sentence.Is(at + 1, DateWordKind.After) && sentence.Is(next, DateWordKind.Next)
            ? DateMatch.Of(next + 1, reference.FromPublished(unit, 2), unit)
            : null;
    }

    private static DateMatch? Weekend(in DateSentence sentence, int at, TimeUnit unit, ReferenceTime reference) =>
        unit == TimeUnit.Weekend && !sentence.Is(at + 1, DateWordKind.Of)
            ? DateMatch.Of(at + 1, ShiftedPeriods.Weekend(reference, TenseReader.Around(sentence, at, at + 1)), unit)
            : null;

    // “the year before”, “the day after.”
    private static DateMatch? BesideLast(in DateSentence sentence, int at, TimeUnit unit, ReferenceTime reference)
    {
        DateWordKind side = sentence[at + 1].Kind;
        return
            unit >= TimeUnit.Day
            && side is DateWordKind.Before or DateWordKind.After
            && !sentence.IsLower(at + 2)
            && !sentence.IsCapitalised(at + 2)
            ? DateMatch.Of(at + 2, reference.FromLast(unit, side == DateWordKind.Before ? -1 : 1), unit)
            : null;
    }

    // “the week of May 5”, “the month of May”.
    private static DateMatch? OfMonth(in DateSentence sentence, int at, TimeUnit unit, ReferenceTime reference) =>
        !sentence.Is(at + 1, DateWordKind.Of)
        || !sentence.Is(at + 2, DateWordKind.Month)
        || CalendarDates.MonthFirst(sentence, at + 2, reference) is not { } month
            ? null
        : unit is TimeUnit.Week or TimeUnit.Weekend && month.Period is { } period
            ? DateMatch.Of(month.End, CalendarPeriod.Containing(unit, period.Start))
        : month;

    // “for the year”, “in the quarter”.
    private static DateMatch? Governed(in DateSentence sentence, int at, TimeUnit unit, ReferenceTime reference)
    {
        bool governed = sentence[at - 2].Kind is DateWordKind.For or DateWordKind.Of or DateWordKind.Preposition;
        if (
            unit is not (TimeUnit.Year or TimeUnit.Quarter or TimeUnit.Month or TimeUnit.Week)
            || !governed
            || sentence[at + 1].Kind is DateWordKind.Of or DateWordKind.Before or DateWordKind.After
            || sentence.IsLower(at + 1)
        )
        {
            return null;
        }

        return unit == TimeUnit.Quarter && reference.Last is { Unit: TimeUnit.Quarter } last
            ? DateMatch.Of(at + 1, last)
            : Current(at, unit, reference);
    }
}
