using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Reads a year that stands alone: “in 2008”, “the 2014 protests”, “(1994)”, “'99”.</summary>
internal static class Years
{
    private static readonly WordSet Measures = WordSet.Read("Dates/words.txt", "measures");
    private static readonly WordSet BeforeThan = WordSet.Read("Dates/words.txt", "before than");

    private static readonly WordSet NumberedStreets = WordSet.Read("Dates/words.txt", "numbered streets");

    private static readonly string[] PluralsWithoutS = [.. WordList.Read("Dates/words.txt", "plurals without s").Words];

    private const int FirstUnled = 1500,
        LastUnled = 2099,
        Modern = 1900;

    /// <summary>Reads a year.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The number.</param>
    public static DateMatch? Read(in DateSentence sentence, int at)
    {
        if (CalendarDates.Year(sentence, at) is not { } year || !IsYear(sentence, at, year))
        {
            return null;
        }

        return DateMatch.Of(at + 1, CalendarPeriod.Starting(TimeUnit.Year, year), TimeUnit.Year);
    }

    /// <summary>Reads a date that a year leads, “2016 Q3”, “the 1970's”; else the year alone.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The number.</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Leading(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        if (
            definite
            && sentence.Is(at + 1, DateWordKind.Possessive)
            && sentence[at].Value % 10 == 0
            && sentence[at].Value is >= 10 and < 2200
            && (sentence[at].Value < 100 || CalendarDates.Year(sentence, at) is not null)
        )
        {
            return Decades.Read(sentence, at, definite, reference) is { } decade ? decade with { End = at + 2 } : null;
        }

        if (Read(sentence, at) is not { } year)
        {
            return null;
        }

        (TimeUnit unit, int months) = sentence[at + 1] is { Kind: DateWordKind.HalfCompound, Flag: true }
            ? (TimeUnit.Half, 6)
            : (TimeUnit.Quarter, 3);
        return sentence[at + 1] is { Kind: DateWordKind.QuarterCompound or DateWordKind.HalfCompound, Flag: true } part
            ? DateMatch.Of(at + 2, CalendarPeriod.Starting(unit, sentence[at].Value, ((part.Value - 1) * months) + 1), unit)
            : year;
    }

    /// <summary>Reads a year of two digits after an apostrophe.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The apostrophe.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Short(in DateSentence sentence, int at, ReferenceTime reference)
    {
        if (!sentence.IsAttached(at + 1) || sentence.IsAttached(at))
        {
            return null;
        }

        if (sentence.Is(at + 1, DateWordKind.Years))
        {
            return Decades.Read(sentence, at + 1, definite: true, reference);
        }

        if (sentence[at + 1] is not { Kind: DateWordKind.Number, Value: >= 0 and < 100 } digits || sentence.TextOf(at + 1).Length != 2)
        {
            return null;
        }

        int today = reference.Published?.Year ?? 2000;
        int year = (today / 100 * 100) + digits.Value;
        return DateMatch.Of(at + 2, CalendarPeriod.Starting(TimeUnit.Year, year > today + 5 ? year - 100 : year), TimeUnit.Year);
    }

    private static bool IsYear(in DateSentence sentence, int at, int year)
    {
        if (IsPartOfNumber(sentence, at) || IsMeasure(sentence, at) || IsNumber(sentence, at) || IsHouse(sentence, at))
        {
            return false;
        }

        DateWordKind before = sentence[at - 1].Kind;
        bool counts = Counts(sentence, at + 1);
        bool led = IsLed(sentence, at, counts);

        // “Local 1520”: a number after a name.
        bool numbered = year < Modern && before == DateWordKind.None && sentence.IsCapitalised(at - 1) && !sentence.IsAttached(at);
        if (year is < FirstUnled or > LastUnled || numbered)
        {
            return led && !counts;
        }

        return (led && (year >= Modern || !counts) && !sentence.Is(at + 1, DateWordKind.Counted))
            || before is DateWordKind.The or DateWordKind.Open or DateWordKind.Apostrophe
            || !counts;
    }

    // “$2000”, “12-1990”; “1990-2000” is two years.
    private static bool IsPartOfNumber(in DateSentence sentence, int at) =>
        sentence.IsAttached(at)
        && sentence[at - 1].Kind switch
        {
            DateWordKind.Currency or DateWordKind.Stop => true,
            DateWordKind.Dash or DateWordKind.Slash => CalendarDates.Year(sentence, at - 2) is null,
            _ => false,
        };

    // “2000 years”, “1900 million”, “2000 GMT”.
    private static bool IsMeasure(in DateSentence sentence, int at) =>
        sentence[at + 1].Kind
            is DateWordKind.Unit
                or DateWordKind.Units
                or DateWordKind.Magnitude
                or DateWordKind.Filler
                or DateWordKind.AfterNoon
                or DateWordKind.BeforeNoon
                or DateWordKind.Zone;

    // “in 1955”, “early 2011”; “rose to 2011 points”, “by 1955 votes”: what was measured, where a year could stand too (“to 2019 levels”).
    private static bool IsLed(in DateSentence sentence, int at, bool counts)
    {
        DateWordKind before = sentence[at - 1].Kind;
        bool dates =
            before is DateWordKind.Of or DateWordKind.Early or DateWordKind.Before or DateWordKind.After
            || (before == DateWordKind.Preposition && !sentence.Is(at - 1, Measures));
        bool measures = before is DateWordKind.From or DateWordKind.To || before == DateWordKind.Preposition || sentence.Is(at - 1, "by");
        return dates || (measures && !counts);
    }

    // “flight 1955”, “route 1914”, “order no. 2010”, “nearly 2000”: a number, no year.
    private static bool IsNumber(in DateSentence sentence, int at)
    {
        int before = sentence[at - 1].Kind == DateWordKind.Stop ? at - 2 : at - 1;
        return sentence[before].Kind is DateWordKind.Numbered or DateWordKind.Approximate
                && !(sentence.Is(before, "most") && !sentence.Is(before - 1, DateWordKind.At))
            || (sentence.Is(at - 1, "than") && sentence.Is(at - 2, BeforeThan));
    }

    // “1914 Oak Street”: a house.
    private static bool IsHouse(in DateSentence sentence, int at) =>
        sentence.IsCapitalised(at + 1) && (IsStreet(sentence, at + 2) || (sentence.IsCapitalised(at + 2) && IsStreet(sentence, at + 3)));

    private static bool IsStreet(in DateSentence sentence, int token) =>
        sentence.Is(token, DateWordKind.Street) || (sentence.IsCapitalised(token) && sentence.Is(token, NumberedStreets));

    // “1500 people”, “2000 troops”: a plural noun after the number is what it counts, unless a year tells which (“2019 levels”).
    private static bool Counts(in DateSentence sentence, int at)
    {
        ReadOnlySpan<char> noun = sentence.TextOf(at);
        return sentence.IsLower(at)
            && sentence[at].Kind != DateWordKind.Dated
            && (
                sentence.Is(at, DateWordKind.Counted)
                || EndsAsPlural(noun)
                || (noun.Length > 3 && noun[^1] == 's' && noun[^2] is not ('s' or 'u' or 'i'))
            );
    }

    private static bool EndsAsPlural(ReadOnlySpan<char> noun)
    {
        foreach (string ending in PluralsWithoutS)
        {
            if (noun.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }
}
