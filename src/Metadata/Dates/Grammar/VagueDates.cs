using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Dates.Grammar;

/// <summary>Reads the vague references of TIMEX3: “now”, “at the moment”, “these days”, “in the past”, “the near future”.</summary>
internal static class VagueDates
{
    private static readonly WordSet ClauseOpeners = WordSet.Read("Dates/words.txt", "clause openers");

    /// <summary>Reads a reference to the present or the future, or an adverb of either.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The first token.</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    public static DateMatch? Read(in DateSentence sentence, int at, bool definite) =>
        sentence[at].Kind switch
        {
            // “now that” joins sentences; “every now and then” is an idiom.
            DateWordKind.Reference when sentence.Is(at + 1, DateWordKind.That) || sentence.Is(at - 1, DateWordKind.Every) => null,
            DateWordKind.Reference => Of(at + 1, sentence[at].Value),
            DateWordKind.At when sentence.Is(at + 1, "present") => Of(at + 2, References.Present),
            DateWordKind.At when sentence.Is(at + 1, DateWordKind.The) && sentence.Is(at + 2, "moment") => Of(at + 3, References.Present),
            DateWordKind.Future when definite && sentence.Is(at - 2, DateWordKind.Preposition) => Of(at + 1, References.Future),

            // “the near future”.
            _ when definite && sentence.Is(at + 1, DateWordKind.Future) && sentence.IsLower(at) => Of(at + 2, References.Future),
            _ when sentence.Is(at, "these") && sentence.Is(at + 1, "days") => Of(at + 2, References.Present),
            _ => null,
        };

    /// <summary>Reads “in the past”: a vague reference unless it says how long.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">“past”.</param>
    /// <param name="definite">Whether “the” stands before it.</param>
    public static DateMatch? ThePast(in DateSentence sentence, int at, bool definite) =>
        definite
        && sentence.Is(at, DateWordKind.Past)
        && sentence.Is(at - 2, DateWordKind.Preposition)
        && !(sentence.IsLower(at + 1) && sentence[at + 1].Kind == DateWordKind.None && !sentence.Is(at + 1, ClauseOpeners))
            ? Of(at + 1, References.Past)
            : null;

    private static DateMatch Of(int end, int reference) => new(end, References.Value(reference), DatePrecision.Reference);
}
