namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Reads days by their names: “Christmas”, “Easter Monday 2018”, “the Fourth of July”, “May Day”.</summary>
internal static class HolidayDates
{
    /// <summary>Reads a holiday that is called the day of a month: “May Day”.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The month.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? DayOfMonthName(in DateSentence sentence, int at, ReferenceTime reference) =>
        sentence.Is(at + 1, "Day") ? Read(sentence, at, reference) : null;

    /// <summary>Reads a holiday.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token of its name.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, ReferenceTime reference)
    {
        if (Holidays.Read(sentence, at, out int end) is not { } rule)
        {
            return null;
        }

        int yearAt = sentence[end].Kind is DateWordKind.Comma or DateWordKind.Of ? end + 1 : end;
        if (CalendarDates.Year(sentence, yearAt) is { } year)
        {
            return DateMatch.Of(yearAt + 1, rule(year) is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null, TimeUnit.Day);
        }

        return IsPartOfName(sentence, at, end)
            ? null
            : DateMatch.Of(
                end,
                reference.InSomeYear(
                    y => rule(y) is { } day ? new CalendarPeriod(TimeUnit.Day, day) : null,
                    TenseReader.Around(sentence, at, end)
                ),
                TimeUnit.Day
            );
    }

    private static bool IsPartOfName(in DateSentence sentence, int at, int end)
    {
        // “Good Friday Agreement”, “Thanksgiving Day Parade”.
        if (sentence.Is(end, DateWordKind.NamedAfterDay) && sentence.IsCapitalised(end))
        {
            return true;
        }

        // “Easter Island”, “Christmas tree”: one word before a noun is no day.
        bool oneWord = end == at + 1;
        bool noun =
            sentence.IsCapitalised(end)
            || (
                sentence.IsLower(end)
                && sentence[end].Kind == DateWordKind.None
                && sentence[at - 1].Kind
                    is not (DateWordKind.Preposition or DateWordKind.On or DateWordKind.At or DateWordKind.Before or DateWordKind.After)
            );
        bool surname = oneWord && sentence.IsCapitalised(at - 1) && sentence[at - 1].Kind == DateWordKind.None;
        return (oneWord && noun) || surname;
    }
}
