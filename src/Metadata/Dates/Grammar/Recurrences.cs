using System.Globalization;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Reads what recurs: “every Monday”, “each year”, “twice a week”, “daily”, “Mondays”, “every two years”.</summary>
internal static class Recurrences
{
    private static readonly string[] SeasonCodes = ["SP", "SU", "FA", "WI"];

    /// <summary>Reads what follows “every” or “each”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“every” or “each”.</param>
    public static DateMatch? Every(in DateSentence sentence, int at)
    {
        DateWord next = sentence[at + 1];
        switch (next.Kind)
        {
            case DateWordKind.Unit:
                return Set(at + 2, new Amount(1).Of((TimeUnit)next.Value));
            case DateWordKind.Weekday:
                return sentence[at + 2] is { Kind: DateWordKind.DayPart } part
                    ? Set(at + 3, Weekly(next.Value) + DayParts.Code(part.Value))
                    : Set(at + 2, Weekly(next.Value));
            case DateWordKind.Month:
                return Set(at + 2, string.Create(CultureInfo.InvariantCulture, $"XXXX-{next.Value:00}"));
            case DateWordKind.Season:
                return Set(at + 2, "XXXX-" + SeasonCodes[(next.Value / 3) - 1]);
            case DateWordKind.DayPart:
                return Set(at + 2, "XXXX-XX-XX" + DayParts.Code(next.Value));
            case DateWordKind.Filler or DateWordKind.Fiscal when sentence[at + 2] is { Kind: DateWordKind.Unit } unit:
                return Set(at + 3, new Amount(1).Of((TimeUnit)unit.Value));
            default:
                // “every other week”, “every two years”, “every fourth year”.
                bool other = sentence.Is(at + 1, "other");
                int end = at + 2;
                Amount? amount =
                    other ? new Amount(2)
                    : next.Kind == DateWordKind.Ordinal ? new Amount(next.Value)
                    : Amounts.Read(sentence, at + 1, out end);
                return amount is { } count && sentence[end] is { Kind: DateWordKind.Units or DateWordKind.Unit } counted
                    ? Set(end + 1, count.Of((TimeUnit)counted.Value))
                    : null;
        }
    }

    /// <summary>Reads “per year”, “once a week”, “three times a year”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“per”, “once” or “times”.</param>
    public static DateMatch? Rate(in DateSentence sentence, int at)
    {
        int unit =
            sentence.Is(at, DateWordKind.Per) ? at + 1
            : sentence[at + 1].Kind is DateWordKind.A or DateWordKind.Per or DateWordKind.Every ? at + 2
            : at;
        return unit > at && sentence[unit] is { Kind: DateWordKind.Unit } word
            ? Set(unit + 1, new Amount(1).Of((TimeUnit)word.Value))
            : null;
    }

    /// <summary>Reads “daily”, “annually”. A capital inside a sentence makes it a name (“the Daily Mail”).</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The word.</param>
    public static DateMatch? Adverb(in DateSentence sentence, int at) =>
        sentence.IsLower(at) || (at == sentence.First && !sentence.IsCapitalised(at + 1))
            ? Set(at + 1, new Amount(1).Of((TimeUnit)sentence[at].Value))
            : null;

    /// <summary>Reads “Mondays”, “Monday nights”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The weekday.</param>
    public static DateMatch? Weekdays(in DateSentence sentence, int at) => Set(at + 1, Weekly(sentence[at].Value));

    /// <summary>Gives what recurs daily or weekly a time of day: “every Monday at 9 a.m.” is <c>XXXX-WXX-1T09:00</c>.</summary>
    /// <param name="set">What recurs.</param>
    /// <param name="end">The token after the time.</param>
    /// <param name="time">The time, as TIMEX3.</param>
    /// <returns>The two together, or nothing when it recurs at other intervals.</returns>
    public static DateMatch? At(DateMatch set, int end, string time) =>
        set.Value switch
        {
            "P1D" => Set(end, "XXXX-XX-XX" + time),
            ['X', 'X', 'X', 'X', '-', 'W' or 'X', 'X', 'X', '-', _, ..] day => Set(end, day[..10] + time),
            _ => null,
        };

    /// <summary>A recurring value.</summary>
    /// <param name="end">The token after it.</param>
    /// <param name="value">The TIMEX3 value.</param>
    public static DateMatch Set(int end, string value) => new(end, value, DatePrecision.Set);

    /// <summary>Every such weekday.</summary>
    /// <param name="weekday">The weekday.</param>
    public static string Weekly(int weekday) => string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{weekday}");
}
