namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Reads decades and centuries named by their years: “the 1990s”, “the '60s”, “the sixties”, “the 1800s”.</summary>
internal static class Decades
{
    /// <summary>Reads a decade.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The years.</param>
    /// <param name="definite">Whether “the” or an apostrophe stands before it.</param>
    /// <param name="reference">What relative dates count from.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, bool definite, ReferenceTime reference)
    {
        int years = sentence[at].Value;
        if (years >= 1000)
        {
            // “the 1800s” is the century; “the 2000s” and “the 1900s” of today's news are, too, as often as the decade.
            TimeUnit unit = years % 100 == 0 && years < 2000 ? TimeUnit.Century : TimeUnit.Decade;
            return DateMatch.Of(at + 1, CalendarPeriod.Starting(unit, years), unit);
        }

        // “in her sixties” is an age; “the sixties” and “'60s” are years.
        if (!definite && !sentence[at].Modified)
        {
            return null;
        }

        int century = reference.Published is { } today && 2000 + years <= today.Year - 10 && years < 20 ? 2000 : 1900;
        return DateMatch.Of(at + 1, CalendarPeriod.Starting(TimeUnit.Decade, century + years), TimeUnit.Decade);
    }
}
