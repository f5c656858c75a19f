using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>
/// Reads dates that start with a weekday: “Monday”, “Friday, July 21, 2017”, “Thursday the 21st”, “Wednesday of last week”.
/// </summary>
internal static class WeekdayDates
{
    // “The Sunday Times”: a weekday before one of these is part of a paper's name.
    private static readonly WordSet Papers = WordSet.Read("Dates/words.txt", "papers");

    private static readonly WordSet UpTo = WordSet.Read("Dates/words.txt", "up to");

    /// <summary>Reads a date.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The weekday.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, ReferenceTime reference)
    {
        DateWord weekday = sentence[at];
        int next = at + 1;
        if (sentence.Is(next, DateWordKind.NamedAfterDay) && sentence.IsCapitalised(next))
        {
            // “Good Friday Agreement”, “Sunday Cup”: part of another name.
            return null;
        }

        return WithDate(sentence, next, weekday, reference) is { } full ? full
            : IsNoDay(sentence, at, weekday) ? null
            : InNamedWeek(sentence, at, weekday, reference)
                ?? DateMatch.Of(
                    next,
                    Nearest(sentence, at, weekday.Value, reference) is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null,
                    TimeUnit.Day
                );
    }

    // “the Baltimore Sun.”, “he sat”, “The Sunday Times”, “Saturday Night Live”.
    private static bool IsNoDay(in DateSentence sentence, int at, DateWord weekday)
    {
        int next = at + 1;
        bool named = sentence.IsCapitalised(at - 1) && sentence[at - 1].Kind == DateWordKind.None;
        bool abbreviated = sentence.TextOf(at) is [.., '.'] || sentence[next].Kind is DateWordKind.Comma or DateWordKind.DayPart;
        return (weekday.Flag && (named || !abbreviated))
            || Papers.ContainsAsWritten(sentence.TextOf(next))
            || (sentence.Is(next, "Night") && sentence.Is(next + 1, "Live"));
    }

    private static DateMatch? InNamedWeek(in DateSentence sentence, int at, DateWord weekday, ReferenceTime reference)
    {
        // “Friday of last week”, “Wednesday next week”.
        int next = at + 1;
        int weekAt = sentence.Is(next, DateWordKind.Of) ? next + 1 : next;
        if (ShiftedPeriods.Week(sentence, weekAt) is { } weeks)
        {
            return OfWeek(weekAt + 2, weekday, reference.FromPublished(TimeUnit.Week, weeks));
        }

        // “last week on Friday”, “this week Friday”.
        int before = sentence.Is(at - 1, "on") ? at - 3 : at - 2;
        return before >= 0 && ShiftedPeriods.Week(sentence, before) is { } away
            ? OfWeek(next, weekday, reference.FromPublished(TimeUnit.Week, away))
            : null;
    }

    // The day so called that is nearest the day of publication, on the side that the words around it point to.
    private static DateOnly? Nearest(in DateSentence sentence, int at, int weekday, ReferenceTime reference)
    {
        if (sentence.Is(at - 1, UpTo) && reference.Ahead is { } from)
        {
            return Weekdays.From(weekday, from);
        }

        Tense tense = TenseReader.Around(sentence, at, at + 1);
        return reference.Published is not { } today ? null
            : tense == Tense.Future ? Weekdays.From(weekday, today)
            : Weekdays.UpTo(weekday, today);
    }

    // “Friday, July 21, 2017”, “Thursday the 21st”
    private static DateMatch? WithDate(in DateSentence sentence, int next, DateWord weekday, ReferenceTime reference)
    {
        int dateAt = sentence[next].Kind is DateWordKind.Comma or DateWordKind.Open ? next + 1 : next;
        dateAt += sentence.Is(dateAt, DateWordKind.The) ? 1 : 0;
        DateMatch? date = sentence[dateAt].Kind switch
        {
            DateWordKind.Month => CalendarDates.MonthFirst(sentence, dateAt, reference, weekday.Value),
            DateWordKind.Number or DateWordKind.Ordinal or DateWordKind.PointNumber => CalendarDates.NumberFirst(
                sentence,
                dateAt,
                reference,
                weekday.Value
            ),
            _ => null,
        };
        if (date is { Precision: DatePrecision.Day } full && !sentence.Is(next, DateWordKind.Open))
        {
            return full;
        }

        return sentence[dateAt] is { Kind: DateWordKind.Ordinal } ordinal && dateAt > next && sentence.Is(dateAt - 1, DateWordKind.The)
            ? DateMatch.Of(dateAt + 1, DayOfMonth(ordinal.Value, weekday.Value, reference), TimeUnit.Day)
            : null;
    }

    private static DateMatch OfWeek(int end, DateWord weekday, CalendarPeriod? week) =>
        DateMatch.Of(
            end,
            week is { } known && Weekdays.From(weekday.Value, known.Start) is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null,
            TimeUnit.Day
        );

    // “Thursday the 21st”: the nearest month, this one first, in which the day falls so.
    private static CalendarPeriod? DayOfMonth(int day, int weekday, ReferenceTime reference)
    {
        foreach (int months in (ReadOnlySpan<int>)[0, -1, 1, -2, 2])
        {
            if (
                reference.FromPublished(TimeUnit.Month, months) is { } month
                && CalendarPeriod.Day(month.Start.Year, month.Start.Month, day) is { } date
                && Weekdays.Of(date.Start) == weekday
            )
            {
                return date;
            }
        }

        return null;
    }
}
