using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>Whether a reported clause begins at a token: “that …”, or a subject with a verb of its own.</summary>
internal static class ClauseOpening
{
    private static readonly WordSet Promises = WordSet.Read("Quotations/Indirect/clauses.txt", "verbs with to");
    private static readonly WordSet Openers = WordSet.Read("Quotations/Indirect/clauses.txt", "clause openers");

    /// <summary>Whether the words after the cue are what it reports.</summary>
    public static bool Is(QuotationContext context, Cue cue, int at, int end)
    {
        if (at >= end || (context.QuoteOf(at) >= 0 && !context.IsMark(at)) || (at > cue.End && context.IsMark(at - 1, '\'')))
        {
            return false;
        }

        ReadOnlySpan<char> verb = context.Text.TextOf(cue.First);
        bool told = context.Text.Is(at, "that") && (at == cue.End || (cue.Class & WordClass.Tell) != 0);
        if (SpeechVerbs.IsWeak(verb) && !told)
        {
            // “would begin with …”, “began in June in response to a law that …”, “needs a …”.
            return false;
        }

        if (context.Text.Is(at, "that"))
        {
            return end - at > 2;
        }

        // “testified in his own defence, claiming …”: what was claimed has a cue of its own.
        if ((context.ClassOf(at) & WordClass.Ing) != 0 && context.Is(at, WordClass.Say | WordClass.Tell))
        {
            return false;
        }

        bool free = SpeechVerbs.IsFreeOfThat(verb);
        if (!free && !SpeechVerbs.MayDropThat(verb) && (cue.Class & WordClass.Tell) == 0)
        {
            return false;
        }

        if (context.Text.Is(at, "to"))
        {
            return Promises.Contains(verb) || (cue.Class & WordClass.Tell) != 0 && at > cue.End;
        }

        return !IsObject(context, cue, at, end)
            && (
                context.Is(at, WordClass.Pronoun)
                || Openers.Contains(context.Text.Hashes[at])
                || (!IsPhrase(context, cue, at, end) && ClauseVerb.Follows(context, at, end, free))
            );
    }

    // “found it hard to sleep”, “considers it a success”, “said it in May”: no clause.
    private static bool IsObject(QuotationContext context, Cue cue, int at, int end)
    {
        if (!context.Text.Is(at, "it") || at + 1 >= end)
        {
            return false;
        }

        bool ends =
            (context.IsMark(at + 1) && context.QuoteOf(at + 1) < 0) || context.Is(at + 1, WordClass.Subordinator | WordClass.Preposition);
        bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0;
        return ends || (!says && !context.Is(at + 1, WordClass.Auxiliary | WordClass.Finite | WordClass.OtherVerb | WordClass.Adverb));
    }

    // “said on …”, “said and …”, “said which …”; “said over a hundred people …” begins a clause.
    private static bool IsPhrase(QuotationContext context, Cue cue, int at, int end) =>
        context.IsMark(at)
        || (at == cue.End && context.Is(at, WordClass.Preposition | WordClass.Particle) && !Adjuncts.IsQuantity(context, at, end))
        || context.Is(at, WordClass.Conjunction | WordClass.Relative);

    /// <summary>The first token of the statement: “said that, before she left, …” begins after the comma.</summary>
    public static int AfterThat(QuotationContext context, int first) =>
        !context.Text.Is(first, "that") ? first
        : first + 2 < context.Count && context.IsMark(first + 1, ',') ? first + 2
        : first + 1;
}
