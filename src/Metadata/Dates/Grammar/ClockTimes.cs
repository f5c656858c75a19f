using System.Globalization;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Reads times of day: “10:30 a.m. EST”, “7 p.m.”, “noon”, “8.30pm”, “1430 GMT”, “six o'clock”.</summary>
internal static class ClockTimes
{
    private const int Minutes = 60, Noon = 12 * Minutes, Midnight = 24 * Minutes;

    /// <summary>Reads a time of day.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token.</param>
    /// <param name="end">The token after it.</param>
    /// <returns>The TIMEX3 value without its day (<c>T10:30-05:00</c>), or nothing.</returns>
    public static string? Read(in DateSentence sentence, int at, out int end)
    {
        end = at + 1;
        if (MinuteOfDay(sentence, at, ref end) is not { } minute)
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

        return string.Create(CultureInfo.InvariantCulture, $"T{minute / Minutes:00}:{minute % Minutes:00}{zone}");
    }

    private static int? MinuteOfDay(in DateSentence sentence, int at, ref int end)
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
                return Meridiem(sentence, word.Value * Minutes, ref end) ?? OClock(sentence, word.Value, ref end);
            case DateWordKind.Cardinal when word.Value is >= 1 and <= 12:
                return Meridiem(sentence, word.Value * Minutes, ref end) ?? OClock(sentence, word.Value, ref end);
            case DateWordKind.Number when sentence.TextOf(at).Length == 4 && sentence.Is(end, DateWordKind.Zone) && word.Value % 100 < Minutes && word.Value <= 2400:
                return (word.Value / 100 * Minutes) + (word.Value % 100);
            default:
                return null;
        }
    }

    // A bare “2:30” may be a score or a verse: a time has “at”, “by”, a day or the like before it, or a zone after it.
    private static int? Plain(in DateSentence sentence, int at, int minute)
    {
        bool led = sentence[at - 1].Kind is DateWordKind.At or DateWordKind.Preposition or DateWordKind.From or DateWordKind.To or DateWordKind.Before or DateWordKind.After
            or DateWordKind.Comma or DateWordKind.Weekday or DateWordKind.DayWord or DateWordKind.Number or DateWordKind.And;
        bool followed = sentence[at + 1].Kind is DateWordKind.Zone or DateWordKind.DayWord or DateWordKind.Weekday or DateWordKind.On || sentence.Is(at + 1, "local");
        return minute <= Midnight && (led || followed) ? minute : null;
    }

    private static int? Meridiem(in DateSentence sentence, int minute, ref int end)
    {
        DateWordKind kind = sentence[end].Kind;
        if (kind is not (DateWordKind.BeforeNoon or DateWordKind.AfterNoon) || minute >= Noon + Minutes)
        {
            return null;
        }

        end++;
        return (minute % Noon) + (kind == DateWordKind.AfterNoon ? Noon : 0);
    }

    private static int? OClock(in DateSentence sentence, int hour, ref int end)
    {
        if (!sentence.Is(end, DateWordKind.OClock))
        {
            return null;
        }

        end++;
        if (sentence.Is(end, "in") && sentence.Is(end + 1, DateWordKind.The) && sentence[end + 2] is { Kind: DateWordKind.DayPart } part)
        {
            end += 3;
            return (hour % 12 * Minutes) + (part.Value == DayParts.Morning ? 0 : Noon);
        }

        return hour % 24 * Minutes;
    }

    private static string Offset(int minutes) => minutes == 0
        ? "Z"
        : string.Create(CultureInfo.InvariantCulture, $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / Minutes:00}:{Math.Abs(minutes) % Minutes:00}");
}
