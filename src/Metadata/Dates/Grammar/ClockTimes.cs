using System.Globalization;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Reads times of day: “10:30 a.m. EST”, “7 p.m.”, “noon”, “8.30pm”, “1430 GMT”, “six o'clock”.</summary>
internal static class ClockTimes
{
    private const int Minute = 60,
        Hour = 60 * Minute,
        Noon = 12 * Hour,
        Midnight = 24 * Hour;

    /// <summary>Reads a time of day.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token.</param>
    /// <param name="end">The token after it.</param>
    /// <returns>The TIMEX3 value without its day (<c>T10:30-05:00</c>), or nothing.</returns>
    public static string? Read(in DateSentence sentence, int at, out int end)
    {
        end = at + 1;
        if (SecondOfDay(sentence, at, ref end) is not { } second)
        {
            return null;
        }

        // “10:30 (1530 GMT)” is two times; “10:30 a.m. local time” is one.
        string zone = "";
        if (sentence[end] is { Kind: DateWordKind.Zone } offset)
        {
            zone = Offset(offset.Value);
            end++;
        }
        else if (sentence.Is(end, "local") && sentence.Is(end + 1, "time"))
        {
            end += 2;
        }

        return Value(second) + zone;
    }

    /// <summary>Reads the hour in “this morning at 7”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The token after the part of the day.</param>
    /// <param name="part">The part of the day.</param>
    /// <param name="end">The token after it.</param>
    /// <returns>The TIMEX3 value without its day, or nothing.</returns>
    public static string? HourOf(in DateSentence sentence, int at, int part, out int end)
    {
        end = at + 2;
        bool led = sentence[at].Kind is DateWordKind.At || sentence.Is(at, "around");
        return
            led
            && sentence[at + 1] is { Kind: DateWordKind.Number or DateWordKind.Cardinal, Value: >= 1 and <= 12 } hour
            && !sentence.IsLower(end)
            ? Value((hour.Value % 12 * Hour) + (part == DayParts.Morning ? 0 : Noon))
            : null;
    }

    private static string Value(int second) =>
        second % Minute == 0
            ? string.Create(CultureInfo.InvariantCulture, $"T{second / Hour:00}:{second / Minute % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"T{second / Hour:00}:{second / Minute % 60:00}:{second % Minute:00}");

    private static int? SecondOfDay(in DateSentence sentence, int at, ref int end)
    {
        DateWord word = sentence[at];
        switch (word.Kind)
        {
            case DateWordKind.ClockWord:
                return word.Value;
            case DateWordKind.Clock when word.Flag:
                return word.Value;
            case DateWordKind.Clock:
                return Meridiem(sentence, word.Value, ref end) ?? Plain(sentence, at, word.Value);
            case DateWordKind.PointNumber when word.Value >= 0:
                return Meridiem(sentence, word.Value, ref end);
            case DateWordKind.Number when word.Value is >= 1 and <= 12:
                return Meridiem(sentence, word.Value * Hour, ref end)
                    ?? OClock(sentence, word.Value, ref end)
                    ?? InPart(sentence, word.Value, ref end);
            case DateWordKind.Cardinal when word.Value is >= 1 and <= 12:
                return Meridiem(sentence, word.Value * Hour, ref end) ?? OClock(sentence, word.Value, ref end);
            case DateWordKind.Number
                when sentence.TextOf(at).Length == 4 && sentence.Is(end, DateWordKind.Zone) && word.Value % 100 < 60 && word.Value <= 2400:
                return (word.Value / 100 * Hour) + (word.Value % 100 * Minute);
            default:
                return null;
        }
    }

    // A bare “2:30” may be a score or a verse: a time has “at”, “by”, a day or the like before it, or a zone after it.
    private static int? Plain(in DateSentence sentence, int at, int second)
    {
        bool led =
            sentence[at - 1].Kind
            is DateWordKind.At
                or DateWordKind.Preposition
                or DateWordKind.From
                or DateWordKind.To
                or DateWordKind.Before
                or DateWordKind.After
                or DateWordKind.Comma
                or DateWordKind.Weekday
                or DateWordKind.DayWord
                or DateWordKind.Number
                or DateWordKind.And;
        bool followed =
            sentence[at + 1].Kind is DateWordKind.Zone or DateWordKind.DayWord or DateWordKind.Weekday or DateWordKind.On
            || sentence.Is(at + 1, "local");
        return second <= Midnight && (led || followed) ? second : null;
    }

    private static int? Meridiem(in DateSentence sentence, int second, ref int end)
    {
        DateWordKind kind = sentence[end].Kind;
        if (kind is not (DateWordKind.BeforeNoon or DateWordKind.AfterNoon) || second >= Noon + Hour)
        {
            return null;
        }

        end++;
        return (second % Noon) + (kind == DateWordKind.AfterNoon ? Noon : 0);
    }

    private static int? OClock(in DateSentence sentence, int hour, ref int end)
    {
        if (!sentence.Is(end, DateWordKind.OClock))
        {
            return null;
        }

        end++;
        return InPart(sentence, hour, ref end) ?? (hour % 24 * Hour);
    }

    // “8 in the morning”.
    private static int? InPart(in DateSentence sentence, int hour, ref int end)
    {
        if (
            !sentence.Is(end, "in")
            || !sentence.Is(end + 1, DateWordKind.The)
            || sentence[end + 2] is not { Kind: DateWordKind.DayPart } part
        )
        {
            return null;
        }

        end += 3;
        return (hour % 12 * Hour) + (part.Value == DayParts.Morning ? 0 : Noon);
    }

    private static string Offset(int minutes) =>
        minutes == 0
            ? "Z"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}"
            );
}
