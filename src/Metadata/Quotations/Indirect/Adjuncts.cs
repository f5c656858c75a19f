using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>What may stand between a verb of saying and the clause it reports: “on Monday”, “in a statement”, “later this week”.</summary>
internal static class Adjuncts
{
    private static readonly WordSet BeforeQuantities = WordSet.Read("Quotations/Indirect/clauses.txt", "before quantities");
    private static readonly WordSet Quantities = WordSet.Read("Quotations/Indirect/clauses.txt", "quantities");
    private static readonly WordSet Amounts = WordSet.Read("Quotations/Indirect/clauses.txt", "amounts");

    private const int Longest = 16;

    /// <summary>Steps over “on Monday”, “in a statement”, “, among other things,” and the listener of “told”.</summary>
    public static int Skip(QuotationContext context, Cue cue, int at, int end)
    {
        int limit = Math.Min(end, at + Longest),
            i = at;
        if (i < limit && (cue.Class & WordClass.Tell) != 0 && cue.Shape != CueShape.VerbSubject && !context.Text.Is(i, "that"))
        {
            // “warned drivers that”: verbs that also say have a listener only before “that”.
            int listener = Listener.Skip(context, i, limit);
            i = (cue.Class & WordClass.Say) == 0 || Listener.IsThatNear(context, listener, limit) ? listener : i;
            if ((cue.Class & WordClass.Say) == 0 && Listener.ThatAfter(context, i, limit) is > 0 and int that)
            {
                // “told a regular briefing on Monday that”: however the listener is called.
                return that;
            }
        }

        if (i < limit && context.IsMark(i, ','))
        {
            int close = i + 1;
            while (close < limit && !context.IsMark(close))
            {
                close++;
            }

            return close + 1 < end && context.IsMark(close, ',') && context.Text.Is(close + 1, "that") ? close + 1 : i;
        }

        while (i < limit && context.QuoteOf(i) < 0 && !context.Text.Is(i, "that"))
        {
            int next = After(context, i, limit, end);
            if (next == i)
            {
                return context.IsMark(i, ',') && i > at ? AfterComma(context, i, limit, end) : i;
            }

            i = next;
        }

        return i;
    }

    // The token after the adjunct that begins at a token; the same token where none does.
    private static int After(QuotationContext context, int i, int limit, int end)
    {
        bool possessive = i + 1 < end && context.IsPossessive(i + 1);
        bool manner =
            context.Is(i, WordClass.Adverb) && context.Text.TextOf(i).EndsWith("ly", StringComparison.Ordinal) && !context.IsCapitalised(i);
        return (context.Is(i, WordClass.Time) || manner) && !possessive ? i + 1
            : WhenEnd(context, i, limit) is > 0 and int when ? when
            : context.Is(i, WordClass.Preposition) && !context.Is(i, WordClass.Subordinator) && !IsQuantity(context, i, end)
                ? SkipPhrase(context, i + 1, limit)
            : i;
    }

    // “reported on Monday, citing two sources, that”: what is inserted between commas.
    private static int AfterComma(QuotationContext context, int comma, int limit, int end)
    {
        int close = comma + 1;
        while (close < limit && !context.IsMark(close))
        {
            close++;
        }

        bool inserted =
            close + 1 < end && context.Is(comma + 1, WordClass.Ing) && context.IsMark(close, ',') && context.Text.Is(close + 1, "that");
        return inserted ? close + 1 : comma + 1;
    }

    /// <summary>Whether the words are the beginning of a subject: “over a hundred people”, “about 20”.</summary>
    public static bool IsQuantity(QuotationContext context, int i, int end) =>
        BeforeQuantities.Contains(context.Text.Hashes[i])
        && i + 1 < end
        && (
            context.Text.Tokens[i + 1].Kind == Text.TokenKind.Number
            || context.Is(i + 1, Amounts)
            || (i + 2 < end && Quantities.Contains(context.Text.Hashes[i + 2]))
        );

    // The end of “later this week”, “again on Monday”, “earlier”, where “that” or a new subject follows; 0 where the words begin the clause
    // (“this week was …”).
    private static int WhenEnd(QuotationContext context, int i, int limit)
    {
        int at = i;
        while (at < limit && context.Is(at, WordClass.Adverb) && !context.IsCapitalised(at) && at < i + 2)
        {
            at++;
        }

        int time = at;
        time += time < limit && context.Is(time, WordClass.Determiner) && !context.IsCapitalised(time) ? 1 : 0;
        int after = time;
        while (after < limit && context.Is(after, WordClass.Time) && !context.IsPossessive(Math.Min(after + 1, context.Count - 1)))
        {
            after++;
        }

        if (at > i && after == time && at + 1 < limit && context.Is(at, WordClass.Preposition) && context.Is(at + 1, WordClass.Time))
        {
            // “again on Monday”: the phrase is read next.
            return at;
        }

        int end = after > time ? after : at;
        bool clause =
            end >= limit
            || context.Is(end, WordClass.Auxiliary | WordClass.Finite | WordClass.OtherVerb)
            || (end > i && context.Is(end, WordClass.Preposition) && after > time && context.Text.Is(end, "of"));
        return end == i || clause ? 0
            : after > time || context.Text.Is(end, "that") ? end
            : 0;
    }

    // The noun phrase of a preposition: “a statement”, “Monday”, “the agency Interfax”.
    private static int SkipPhrase(QuotationContext context, int i, int limit)
    {
        bool determined = i < limit && context.Is(i, WordClass.Determiner);
        int at = determined ? i + 1 : i;
        bool name = at < limit && context.IsCapitalised(at);
        int words = 0;
        while (
            at < limit
            && context.QuoteOf(at) < 0
            && !context.IsMark(at)
            && (
                context.IsPossessive(at)
                || !context.Is(
                    at,
                    WordClass.Determiner
                        | WordClass.Pronoun
                        | WordClass.Participant
                        | WordClass.Preposition
                        | WordClass.Subordinator
                        | WordClass.Relative
                        | WordClass.Auxiliary
                )
            )
        )
        {
            if (
                words > 0
                && name
                && !context.IsCapitalised(at)
                && !context.IsPossessive(at)
                && context.Text.Tokens[at].Kind != Text.TokenKind.Number
            )
            {
                break;
            }

            words++;
            at++;
        }

        return at;
    }
}
