namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Joins a day and a time of day, whichever comes first.</summary>
internal static class TimedDates
{
    // Tokens of a time in brackets.
    private const int LongestBracket = 8;

    /// <summary>
    /// Adds the part of the day or the time that follows a day: “Monday morning”, “yesterday at noon”, “March 5, 7 p.m. EST”.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="date">The day.</param>
    public static DateMatch WithTime(in DateSentence sentence, DateMatch date)
    {
        if (date.Precision == DatePrecision.Set)
        {
            int clockAt = sentence.Is(date.End, DateWordKind.At) ? date.End + 1 : date.End;
            return ClockTimes.Read(sentence, clockAt, out int setEnd) is { } setTime ? Recurrences.At(date, setEnd, setTime) ?? date : date;
        }

        bool isDay = date.Precision == DatePrecision.Day;
        if (!isDay && !(date.Precision == DatePrecision.Time && date.Period is not null))
        {
            return date;
        }

        DateMatch found = isDay ? WithPart(sentence, date) : date;
        CalendarPeriod? day = date.Period;
        int next = found.End;
        int dayPart = sentence[next - 1] is { Kind: DateWordKind.DayPart } part ? part.Value : DayParts.Night;
        if (found.Precision == DatePrecision.Time && ClockTimes.HourOf(sentence, next, dayPart, out int hourEnd) is { } hour)
        {
            return found with { End = hourEnd, Value = day is { } known ? known + hour : null };
        }

        int clock =
            sentence[next].Kind is DateWordKind.At or DateWordKind.Comma
            || (sentence.Is(next, DateWordKind.Preposition) && sentence[next + 1].Kind is DateWordKind.Clock)
                ? next + 1
                : next;
        return sentence[clock].Kind is not DateWordKind.DayPart && ClockTimes.Read(sentence, clock, out int end) is { } time
            ? found with
            {
                End = end,
                Value = day is { } date2 ? date2 + time : null,
                Precision = DatePrecision.Time,
            }
            : found;
    }

    // “Monday morning”, “Monday early afternoon”; “Saturday Night Live” is a name.
    private static DateMatch WithPart(in DateSentence sentence, DateMatch date)
    {
        int at = sentence.Is(date.End, DateWordKind.Early) ? date.End + 1 : date.End;
        return sentence[at] is { Kind: DateWordKind.DayPart } part && !sentence.Is(at + 1, "Live")
            ? date with
            {
                End = at + 1,
                Value = date.Value is null ? null : date.Value + DayParts.Code(part.Value),
                Precision = DatePrecision.Time,
            }
            : date;
    }

    /// <summary>
    /// Reads a time with the day that follows it: “10 a.m. Monday”, “noon on March 5”, “2:30 the next day”; alone, its day is the one named
    /// near it.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? TimeFirst(in DateSentence sentence, int at, ReferenceTime reference)
    {
        if (ClockTimes.Read(sentence, at, out int end) is not { } time)
        {
            return null;
        }

        // “8am this morning”, “10pm tonight”, “8pm in the evening, Sunday”.
        int next = end;
        if (sentence.Is(next, "in") && sentence.Is(next + 1, DateWordKind.The) && sentence.Is(next + 2, DateWordKind.DayPart))
        {
            next += 3;
            end = next;
        }

        if (
            sentence[next].Kind is DateWordKind.This or DateWordKind.Tonight or DateWordKind.Last
            && DateGrammar.Dated(sentence, next, definite: false, reference) is { Precision: DatePrecision.Time } part
        )
        {
            return part with { Value = part.Period is { } partDay ? partDay + time : null };
        }

        next += sentence[next].Kind is DateWordKind.On or DateWordKind.Of or DateWordKind.Comma ? 1 : 0;
        return SetAfter(sentence, next, time, reference)
            ?? DayAfter(sentence, next, time, reference)
            ?? DayAfterBracket(sentence, next, end, time, reference)
            ?? new DateMatch(
                end,
                reference.NearDay is { } known ? new CalendarPeriod(TimeUnit.Day, known) + time : time,
                DatePrecision.Time
            );
    }

    // “7 p.m. every Monday”, “10 a.m. weekdays”.
    private static DateMatch? SetAfter(in DateSentence sentence, int at, string time, ReferenceTime reference) =>
        sentence[at].Kind is DateWordKind.Every or DateWordKind.Weekdays
        && DateGrammar.Dated(sentence, at, definite: false, reference) is { } set
            ? Recurrences.At(set, set.End, time)
            : null;

    // “10 a.m. Monday”.
    private static DateMatch? DayAfter(in DateSentence sentence, int at, string time, ReferenceTime reference) =>
        Day(sentence, at, reference) is { Precision: DatePrecision.Day } day
            ? day with
            {
                Value = day.Value is null ? null : day.Value + time,
                Precision = DatePrecision.Time,
            }
            : null;

    // “2:49 a.m. local time (7:49 a.m. UTC) on Saturday”: both are of the day that follows.
    private static DateMatch? DayAfterBracket(in DateSentence sentence, int at, int end, string time, ReferenceTime reference)
    {
        int bracket = at;
        if (sentence.Is(end, DateWordKind.Open))
        {
            for (bracket = end + 1; bracket < end + LongestBracket && !sentence.Is(bracket, DateWordKind.Close); bracket++) { }
        }

        if (!sentence.Is(bracket, DateWordKind.Close))
        {
            return null;
        }

        int dayAt = sentence.Is(bracket + 1, DateWordKind.On) ? bracket + 2 : bracket + 1;
        return Day(sentence, dayAt, reference) is { Period: { Unit: TimeUnit.Day } later }
            ? new DateMatch(end, later + time, DatePrecision.Time, Period: later)
            : null;
    }

    /// <summary>Reads a day.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token; it may be “the”.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Day(in DateSentence sentence, int at, ReferenceTime reference)
    {
        bool the = sentence.Is(at, DateWordKind.The);
        int next = the ? at + 1 : at;
        return
            sentence[next].Kind
                is DateWordKind.Weekday
                    or DateWordKind.Month
                    or DateWordKind.Number
                    or DateWordKind.DayWord
                    or DateWordKind.Next
                    or DateWordKind.Following
                    or DateWordKind.Same
                    or DateWordKind.This
                    or DateWordKind.Last
                    or DateWordKind.Previous
                    or DateWordKind.Ordinal
            ? DateGrammar.Dated(sentence, next, the, reference)
            : null;
    }
}
