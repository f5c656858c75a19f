namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Reads seasons: “the summer of 2019”, “summer 2019”, “last fall”, “in the spring”.</summary>
internal static class Seasons
{
    /// <summary>Reads a season.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The season.</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        DateWord season = sentence[at];
        return OfYear(sentence, at + 1, season.Value, reference) is { } dated ? dated
            : IsNoSeason(sentence, at, definite) ? null
            : DateMatch.Of(at + 1, Near(season.Value, 0, reference, TenseReader.Around(sentence, at, at + 1)), TimeUnit.Season);
    }

    // “summer of 2019”, “winter, 2006–07”, “summer of '69”, “fall of last year”.
    private static DateMatch? OfYear(in DateSentence sentence, int next, int month, ReferenceTime reference)
    {
        int yearAt = sentence.Is(next, DateWordKind.Of) || sentence.Is(next, DateWordKind.Comma) ? next + 1 : next;
        if (
            sentence.Is(yearAt, DateWordKind.Apostrophe)
            && Years.Short(sentence, yearAt, reference) is { Precision: DatePrecision.Year, Period: { } shortYear } two
        )
        {
            return DateMatch.Of(two.End, CalendarPeriod.Starting(TimeUnit.Season, shortYear.Start.Year, month), TimeUnit.Season);
        }

        if (CalendarDates.Year(sentence, yearAt) is { } year)
        {
            // “the winter of 2006–07” is named by both its years.
            bool both =
                sentence[yearAt + 1].Kind is DateWordKind.Dash or DateWordKind.Slash
                && sentence[yearAt + 2] is { Kind: DateWordKind.Number } second
                && (second.Value == year + 1 || second.Value == (year + 1) % 100);
            return DateMatch.Of(both ? yearAt + 3 : yearAt + 1, CalendarPeriod.Starting(TimeUnit.Season, year, month), TimeUnit.Season);
        }

        return ShiftedPeriods.Year(sentence, yearAt, reference, out int end) is { } relative
            ? DateMatch.Of(end, CalendarPeriod.Starting(TimeUnit.Season, relative.Start.Year, month), TimeUnit.Season)
            : null;
    }

    // “the fall of the government”, “a spring in his step”, “summer camp”.
    private static bool IsNoSeason(in DateSentence sentence, int at, bool definite)
    {
        int next = at + 1;
        bool modified = sentence[at].Modified;
        DateWordKind before = sentence[definite ? at - 2 : at - 1].Kind;
        bool led =
            modified
            || before
                is DateWordKind.Preposition
                    or DateWordKind.Early
                    or DateWordKind.From
                    or DateWordKind.To
                    or DateWordKind.For
                    or DateWordKind.Of
                    or DateWordKind.Before
                    or DateWordKind.After;
        bool verb = !definite && !modified && (sentence.Is(at, "fall") || sentence.Is(at, "spring")) && before != DateWordKind.Preposition;
        return !led
            || verb
            || sentence.Is(next, DateWordKind.Of)
            || sentence.Is(at, "springtime")
            || (!definite && sentence.IsLower(next) && sentence[next].Kind == DateWordKind.None);
    }

    /// <summary>
    /// “this summer”: the one of the year of publication; in January and February “this winter” is the one that began in the year before.
    /// </summary>
    /// <param name="month">The season's first month.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static CalendarPeriod? OfThisYear(int month, ReferenceTime reference) =>
        reference.Published is { } today
            ? CalendarPeriod.Starting(TimeUnit.Season, month == 12 && today.Month <= 2 ? today.Year - 1 : today.Year, month)
            : null;

    /// <summary>The season near the day of publication.</summary>
    /// <param name="month">The season's first month.</param>
    /// <param name="direction">−1: the last that has ended; 1: the next to begin; 0: this year's, or as the tense says.</param>
    /// <param name="reference">What relative dates count from.</param>
    /// <param name="tense">Where the words around it point.</param>
    public static CalendarPeriod? Near(int month, int direction, ReferenceTime reference, Tense tense)
    {
        if (reference.Published is not { } today)
        {
            return null;
        }

        var current = CalendarPeriod.Containing(TimeUnit.Season, today);
        CalendarPeriod? found = reference.InSomeYear(
            year => CalendarPeriod.Starting(TimeUnit.Season, year, month),
            direction switch
            {
                < 0 => Tense.Past,
                > 0 => Tense.Future,
                _ => tense,
            }
        );
        return found == current && direction != 0 ? current.Plus(direction, TimeUnit.Year) : found;
    }
}
