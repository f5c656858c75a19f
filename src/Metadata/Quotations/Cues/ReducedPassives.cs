using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Cues;

/// <summary>
/// Tells a participle from a past with the same form: in “the plan, first reported by the agency” and “a man described by his lawyer as
/// “…”” who speaks stands after “by” (reduced relative clauses: Huddleston and Pullum, <i>The Cambridge Grammar</i>, 2002, 14.9).
/// </summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="phrases">Reads noun phrases.</param>
internal sealed class ReducedPassives(QuotationContext context, PhraseReader phrases)
{
    private const int MostWords = 3,
        LongestVerdict = 8;

    /// <summary>Who does what the participle says; nobody where the verb is none.</summary>
    /// <param name="verb">The token of the verb.</param>
    /// <param name="end">The token after it and its particle.</param>
    /// <param name="limit">The end of the sentence.</param>
    public SpeakerPhrase AgentOf(int verb, int end, int limit)
    {
        bool past = context.Is(verb, WordClass.Finite) && context.Text.TextOf(verb)[^1] != 's' && !IsPerfect(verb);
        int by = end;
        while (
            by < Math.Min(limit, end + MostWords)
            && context.QuoteOf(by) < 0
            && context.Is(by, WordClass.Adverb | WordClass.Time)
            && !context.Text.Is(by, "by")
        )
        {
            by++;
        }

        if (!past || by + 1 >= limit || context.QuoteOf(by) >= 0 || !context.Text.Is(by, "by"))
        {
            return SpeakerPhrase.None;
        }

        SpeakerPhrase agent = phrases.StartingAt(by + 1, limit);
        bool speaks =
            agent.Kind == PhraseKind.Name
            || (
                agent.Kind == PhraseKind.Nominal
                && SpeakingNouns.CanSpeak(context, agent)
                && !(context.Is(agent.Head, WordClass.DocumentNoun) && !context.Is(agent.Head, WordClass.PersonNoun | WordClass.GroupNoun))
            );
        return speaks ? agent : SpeakerPhrase.None;
    }

    /// <summary>Whether the words of the agent follow at once: “described by his lawyer as “…””.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="limit">The end of the sentence.</param>
    public bool IsVerdict(SpeakerPhrase agent, int limit)
    {
        int i = agent.End;
        bool led = i < limit && (context.QuoteOf(i) >= 0 || context.Text.Is(i, "as") || context.Text.Is(i, "of"));
        while (led && i < Math.Min(limit, agent.End + LongestVerdict) && context.QuoteOf(i) < 0 && !context.IsMark(i))
        {
            i++;
        }

        return led && i < limit && context.QuoteOf(i) >= 0;
    }

    // “had said by noon”: a verb with its auxiliary is no participle.
    private bool IsPerfect(int verb)
    {
        int before = verb - 1;
        while (before > 0 && context.QuoteOf(before) < 0 && context.Is(before, WordClass.Adverb))
        {
            before--;
        }

        return context.QuoteOf(before) < 0 && context.Is(before, WordClass.Auxiliary);
    }
}
