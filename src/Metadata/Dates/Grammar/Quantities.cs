using System.Globalization;
using System.Text;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>
/// Reads lengths of time, and dates given by one: “10 years”, “a year ago”, “three months earlier”, “two weeks from now”, “for decades”.
/// </summary>
internal static class Quantities
{
    private static readonly WordSet WholeWords = WordSet.Read("Dates/words.txt", "whole");

    /// <summary>Reads an amount and its unit.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, ReferenceTime reference)
    {
        if (Amounts.Read(sentence, at, out int end) is not { } amount)
        {
            return null;
        }

        while (sentence.Is(end, DateWordKind.Filler) || (sentence.Is(end, DateWordKind.Previous) && amount.Number is not 1m))
        {
            end++;
        }

        // “half an hour”, “half a century”: the article stands after the amount; “couple of” has it before.
        if (sentence[end].Kind is not (DateWordKind.Unit or DateWordKind.Units))
        {
            return null;
        }

        // “the World Cup 2018 day five”.
        if (sentence.Is(end, DateWordKind.Unit) && CalendarDates.Year(sentence, at) is not null)
        {
            return null;
        }

        // “aged 8–10 years”, “at the age of four months”.
        if (
            sentence.Is(at - 1, "aged")
            || (sentence.Is(at - 1, DateWordKind.Of) && sentence.Is(at - 2, "age"))
            || (sentence.Is(at - 1, DateWordKind.Dash) && sentence.Is(at - 3, "aged"))
        )
        {
            return null;
        }

        bool bareArticle = sentence[at].Kind is DateWordKind.A && end == at + 1;
        var unit = (TimeUnit)sentence[end].Value;
        end++;
        if (amount.Whole is not null && Parts(sentence, end, amount, unit, reference) is { } parts)
        {
            return parts;
        }

        if (sentence.Is(end, "and") && sentence.Is(end + 1, DateWordKind.A) && sentence.Is(end + 2, DateWordKind.Half))
        {
            end += 3;
            amount = new Amount(amount.Number + 0.5m);
        }

        return Finish(sentence, end, amount, unit, bareArticle, reference);
    }

    /// <summary>Reads “all day”, “full year”, “the whole week”, “half hour”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“all”, “full”, “whole” or “half”.</param>
    public static DateMatch? Whole(in DateSentence sentence, int at)
    {
        bool half = sentence.Is(at, DateWordKind.Half);
        bool whole = sentence.Is(at, DateWordKind.All) || sentence.Is(at, WholeWords);
        return (half || whole) && sentence[at + 1] is { Kind: DateWordKind.Unit } unit && unit.Value != (int)TimeUnit.Quarter
            ? DateMatch.Duration(at + 2, new Amount(half ? 0.5m : 1m), (TimeUnit)unit.Value)
            : null;
    }

    /// <summary>Reads a compound: “10-year”, “two-month”, “weeklong”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The compound.</param>
    public static DateMatch? Compound(in DateSentence sentence, int at)
    {
        int value = sentence[at].Value;
        return sentence.Is(at + 1, DateWordKind.Old) ? null : DateMatch.Duration(at + 1, new Amount(value / 16), (TimeUnit)(value % 16));
    }

    /// <summary>Reads a bare plural: “for years”, “hours later”, “decades ago”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The unit.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Plural(in DateSentence sentence, int at, ReferenceTime reference)
    {
        bool led = sentence[at - 1].Kind is DateWordKind.Preposition or DateWordKind.For or DateWordKind.After;
        bool counted =
            sentence[at + 1].Kind
            is DateWordKind.Ago
                or DateWordKind.Earlier
                or DateWordKind.Later
                or DateWordKind.Before
                or DateWordKind.After;
        return led || counted ? Finish(sentence, at + 1, Amount.Vague, (TimeUnit)sentence[at].Value, bareArticle: false, reference) : null;
    }

    // “two years and three months”, “1 day, 5 hours”: each unit once, counted together.
    private static DateMatch? Parts(in DateSentence sentence, int end, Amount first, TimeUnit firstUnit, ReferenceTime reference)
    {
        Span<int> counts = stackalloc int[(int)TimeUnit.Century + 1];
        counts[(int)firstUnit] = first.Whole!.Value;
        bool isOne = CountFurther(sentence, ref end, counts) == 0;
        if (
            isOne
            || counts[(int)TimeUnit.Weekend] + counts[(int)TimeUnit.Quarter] + counts[(int)TimeUnit.Decade] + counts[(int)TimeUnit.Century]
                > 0
        )
        {
            return null;
        }

        int direction = sentence[end].Kind switch
        {
            DateWordKind.Ago or DateWordKind.Earlier => -1,
            DateWordKind.Later => 1,
            _ => 0,
        };
        if (direction == 0)
        {
            return new DateMatch(end, Composed(counts), DatePrecision.Duration);
        }

        DateOnly? day = sentence.Is(end, DateWordKind.Ago) ? reference.Published : LastStart(reference);
        for (TimeUnit unit = TimeUnit.Year; unit >= TimeUnit.Day && day is { } from; unit--)
        {
            day = CalendarPeriod.Shift(from, direction * counts[(int)unit], unit);
        }

        return DateMatch.Of(end + 1, day is { } found ? new CalendarPeriod(TimeUnit.Day, found) : null, TimeUnit.Day);
    }

    // Adds what is counted of further units; returns how many there are.
    private static int CountFurther(in DateSentence sentence, ref int end, Span<int> counts)
    {
        int parts = 0;
        while (true)
        {
            int next = sentence.Is(end, DateWordKind.Comma) || sentence.Is(end, "and") ? end + 1 : end;
            if (
                sentence[next].Kind is not (DateWordKind.Number or DateWordKind.Cardinal)
                || Amounts.Read(sentence, next, out int unitAt)?.Whole is not { } count
                || sentence[unitAt] is not { Kind: DateWordKind.Unit or DateWordKind.Units } unit
                || counts[unit.Value] != 0
                || count == 0
            )
            {
                return parts;
            }

            counts[unit.Value] = count;
            parts++;
            end = unitAt + 1;
        }
    }

    private static string Composed(ReadOnlySpan<int> counts)
    {
        var value = new StringBuilder("P");
        ReadOnlySpan<TimeUnit> units =
        [
            TimeUnit.Year,
            TimeUnit.Month,
            TimeUnit.Week,
            TimeUnit.Day,
            TimeUnit.Hour,
            TimeUnit.Minute,
            TimeUnit.Second,
        ];
        bool clock = false;
        foreach (TimeUnit unit in units)
        {
            if (counts[(int)unit] == 0)
            {
                continue;
            }

            value
                .Append(unit < TimeUnit.Day && !clock ? "T" : "")
                .Append(CultureInfo.InvariantCulture, $"{counts[(int)unit]}{unit.ToString()[0]}");
            clock |= unit < TimeUnit.Day;
        }

        return value.ToString();
    }

    private static DateMatch? Finish(
        in DateSentence sentence,
        int end,
        Amount amount,
        TimeUnit unit,
        bool bareArticle,
        ReferenceTime reference
    )
    {
        int suffix = end;
        if (sentence.Is(suffix, "or") && (sentence.Is(suffix + 1, "so") || sentence.Is(suffix + 1, "more")))
        {
            suffix += 2;
        }

        switch (sentence[suffix].Kind)
        {
            case DateWordKind.Ago:
                return Away(suffix + 1, amount, -1, unit, reference.Published, References.Past);
            case DateWordKind.Earlier or DateWordKind.Later when unit < TimeUnit.Day || amount.Number is null:
                // From when is not known to the hour; “years later” is not known at all.
                return DateMatch.Duration(suffix + 1, amount, unit);
            case DateWordKind.Earlier:
                return Earlier(suffix + 1, amount, unit, reference);
            case DateWordKind.Later:
                return Away(suffix + 1, amount, 1, unit, LastStart(reference), References.Future);
            case DateWordKind.From when sentence[suffix + 1].Kind is DateWordKind.Reference or DateWordKind.DayWord:
                return FromNearDay(suffix + 2, sentence[suffix + 1], amount, unit, reference);
            case DateWordKind.Old:
                return null;
        }

        // “a quarter” is a fraction, “one quarter” too; a bare “one second” is an idiom as often as a time.
        bool idle = unit == TimeUnit.Quarter && (bareArticle || amount.Number is < 2 or null);
        return idle || amount.Number == 0 ? null : DateMatch.Duration(end, amount, unit);
    }

    // “two weeks from now” is as exact as its unit; “three weeks from tomorrow” counts from a day to a day.
    private static DateMatch FromNearDay(int end, DateWord near, Amount amount, TimeUnit unit, ReferenceTime reference)
    {
        bool isDay = near.Kind == DateWordKind.DayWord;
        DateOnly? from = reference.Published is { } today ? CalendarPeriod.Shift(today, isDay ? near.Value : 0, TimeUnit.Day) : null;
        if (!isDay || amount.Whole is not { } count)
        {
            return Away(end, amount, 1, unit, from, References.Future);
        }

        DateOnly? then = from is { } first ? CalendarPeriod.Shift(first, count, unit) : null;
        return DateMatch.Of(end, then is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null, TimeUnit.Day);
    }

    // “a year earlier” after a quarter is the same quarter of the year before.
    private static DateMatch Earlier(int end, Amount amount, TimeUnit unit, ReferenceTime reference)
    {
        if (unit == TimeUnit.Year && amount.Whole is { } years && reference.Last is { Unit: TimeUnit.Quarter or TimeUnit.Half } last)
        {
            return DateMatch.Of(end, last.Plus(-years, TimeUnit.Year), last.Unit);
        }

        return Away(end, amount, -1, unit, LastStart(reference), References.Past);
    }

    private static DateOnly? LastStart(ReferenceTime reference) => reference.Last?.Start ?? reference.Published;

    private static DateMatch Away(int end, Amount amount, int direction, TimeUnit unit, DateOnly? from, int vague)
    {
        if (amount.Number is null)
        {
            return new DateMatch(end, from is null ? null : References.Value(vague), DatePrecision.Reference);
        }

        if (from is not { } start)
        {
            return DateMatch.Of(end, null, Shown(unit));
        }

        // Half a unit: count the next smaller one.
        (decimal number, TimeUnit counted) = (amount.Number.Value, unit) switch
        {
            (0.5m, TimeUnit.Year) => (6m, TimeUnit.Month),
            (0.5m, TimeUnit.Century) => (50m, TimeUnit.Year),
            (0.5m, TimeUnit.Decade) => (5m, TimeUnit.Year),
            (var n, TimeUnit.Year) when n != decimal.Truncate(n) => (n * 12, TimeUnit.Month),
            (var n, _) => (n, unit),
        };
        DateOnly? day = CalendarPeriod.Shift(start, direction * (long)number, counted);
        return DateMatch.Of(end, day is { } found ? CalendarPeriod.Containing(Shown(counted), found) : null, Shown(counted));
    }

    // What is counted in hours is known to the day; what is counted in decades, to the year.
    private static TimeUnit Shown(TimeUnit unit) =>
        unit switch
        {
            < TimeUnit.Day => TimeUnit.Day,
            TimeUnit.Weekend => TimeUnit.Week,
            TimeUnit.Decade or TimeUnit.Century => TimeUnit.Year,
            TimeUnit.Half => TimeUnit.Month,
            _ => unit,
        };
}
