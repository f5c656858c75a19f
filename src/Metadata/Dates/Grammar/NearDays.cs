namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Reads days, and parts of days, that the reader is taken to know: “yesterday”, “tonight”, “in the morning”.</summary>
internal static class NearDays
{
    /// <summary>Reads a day or a part of one.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token.</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, bool definite, ReferenceTime reference) =>
        sentence[at].Kind switch
        {
            // “USA Today”: part of a name.
            DateWordKind.DayWord when sentence.IsCapitalised(at) && sentence.IsCapitalised(at - 1) => null,
            DateWordKind.DayWord => DateMatch.Of(at + 1, reference.FromPublished(TimeUnit.Day, sentence[at].Value), TimeUnit.Day),
            DateWordKind.Tonight => PartOf(at + 1, reference.FromPublished(TimeUnit.Day, 0), DayParts.Night),
            _ => DayPart(sentence, at, definite, reference),
        };

    // “the morning of March 5”, “in the evening”.
    private static DateMatch? DayPart(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        int part = sentence[at].Value;
        if (
            definite
            && sentence.Is(at + 1, DateWordKind.Of)
            && TimedDates.Day(sentence, at + 2, reference) is { Precision: DatePrecision.Day } named
        )
        {
            return named with { Value = named.Value + DayParts.Code(part), Precision = DatePrecision.Time };
        }

        if (!definite || sentence[at - 2].Kind is not DateWordKind.Preposition || sentence.TextOf(at) is "dawn")
        {
            return null;
        }

        return PartOf(at + 1, reference.NearDay is { } date ? new CalendarPeriod(TimeUnit.Day, date) : null, part);
    }

    private static DateMatch PartOf(int end, CalendarPeriod? day, int part) =>
        new(end, day is { } known ? known + DayParts.Code(part) : null, DatePrecision.Time, Period: day);
}
