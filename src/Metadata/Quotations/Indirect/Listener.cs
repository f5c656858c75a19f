using Pipeline.Metadata.Quotations.Cues;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>Whom a verb of telling speaks to: “told the BBC”, “warned drivers that”.</summary>
internal static class Listener
{
    private const int Longest = 3;

    /// <summary>The token after the listener; the same token where none stands.</summary>
    public static int Skip(QuotationContext context, int i, int limit)
    {
        if (context.Is(i, WordClass.Participant))
        {
            return i + 1;
        }

        int at = AfterName(context, i, limit);

        // “drivers”, “the angry crowd”: plain nouns, as far as “that”, a preposition, or the subject of what was told.
        int noun =
            at < limit
            && at > i
            && context.Is(at - 1, WordClass.Determiner)
            && context.ClassOf(at) != WordClass.None
            && !context.IsMark(at)
            && !context.Is(at, WordClass.Auxiliary)
                ? at + 1
                : at;
        while (
            noun < Math.Min(limit, at + Longest)
            && context.QuoteOf(noun) < 0
            && context.ClassOf(noun) == WordClass.None
            && !context.IsMark(noun)
            && !context.IsCapitalised(noun)
        )
        {
            noun++;
        }

        bool ends =
            noun >= limit
            || context.IsMark(noun)
            || context.Text.Is(noun, "that")
            || context.Is(noun, WordClass.Determiner | WordClass.Pronoun | WordClass.Preposition | WordClass.Time);
        return noun > at && ends ? noun : at;
    }

    // “the BBC”, “Congress’ leaders”.
    private static int AfterName(QuotationContext context, int i, int limit)
    {
        int at = i;
        while (
            at < limit
            && (
                context.IsCapitalised(at)
                || context.IsPossessive(at)
                || context.Is(at, WordClass.Determiner | WordClass.GroupNoun | WordClass.PersonNoun)
            )
            && context.QuoteOf(at) < 0
            && !context.Text.Is(at, "that")
        )
        {
            at++;
            if (at < limit && context.Is(at, WordClass.Determiner | WordClass.Pronoun) && !context.IsCapitalised(at))
            {
                break;
            }
        }

        return at;
    }

    /// <summary>The token of the “that” that follows before any verb, mark or quotation; −1 without one.</summary>
    public static int ThatAfter(QuotationContext context, int from, int limit)
    {
        int i = from;
        while (
            i < limit
            && !context.IsMark(i)
            && context.QuoteOf(i) < 0
            && !context.Text.Is(i, "that")
            && !context.Is(i, WordClass.Auxiliary | WordClass.Finite | WordClass.Pronoun | WordClass.Relative | WordClass.Conjunction)
        )
        {
            i++;
        }

        return i < limit && context.QuoteOf(i) < 0 && context.Text.Is(i, "that") ? i : -1;
    }

    /// <summary>Whether “that” follows before any verb.</summary>
    public static bool IsThatNear(QuotationContext context, int from, int limit)
    {
        for (int i = from; i < limit && !context.IsMark(i) && context.QuoteOf(i) < 0; i++)
        {
            if (context.Text.Is(i, "that"))
            {
                return !context.Is(i - 1, WordClass.DocumentNoun);
            }

            if (context.Is(i, WordClass.Auxiliary | WordClass.Finite | WordClass.Pronoun))
            {
                return false;
            }
        }

        return false;
    }
}
