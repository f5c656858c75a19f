using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>Finds the verb that makes words a clause.</summary>
internal static class ClauseVerb
{
    private static readonly WordSet WithoutObject = WordSet.Read("Quotations/Indirect/clauses.txt", "without object");
    private static readonly WordSet Plurals = WordSet.Read("Quotations/Indirect/clauses.txt", "plurals");
    private static readonly WordSet Participles = WordSet.Read("Quotations/Indirect/clauses.txt", "participles");

    private const int Reach = 25,
        LongestLook = 60;

    /// <summary>
    /// Whether a subject begins at the token whose verb follows: “said the country …”. Verbs of saying that often have an object (“revealed
    /// a deal”) must be followed by that verb at once, and beyond doubt.
    /// </summary>
    public static bool Follows(QuotationContext context, int at, int end, bool free)
    {
        for (int i = at + 1; i < Math.Min(end, at + Reach); i++)
        {
            if (context.Is(i, Grammar.Relatives))
            {
                // “said the bridge, which fell in May, was …”
                int comma = context.IsMark(i - 1, ',') ? NextComma(context, i, end) : -1;
                if (comma < 0 && free)
                {
                    // “said traders who defied the order would be fined”
                    return IsSecondVerbIn(context, i + 1, Math.Min(end, at + Reach));
                }

                if (
                    comma < 0
                    || (!free && !(comma + 1 < end && context.Is(comma + 1, WordClass.Auxiliary) && !context.IsPossessive(comma + 1)))
                )
                {
                    return false;
                }

                i = comma;
                continue;
            }

            if (context.IsMark(i, ',') && i + 1 < end && context.Is(i + 1, Grammar.Relatives))
            {
                continue;
            }

            if (EndsSubject(context, i, end, free))
            {
                return false;
            }

            if (IsVerb(context, i, end, free) || (free && IsUnlisted(context, at, i, end)))
            {
                return true;
            }
        }

        return false;
    }

    // Whether, after the verb of a relative clause, one follows that its own clause cannot have.
    private static bool IsSecondVerbIn(QuotationContext context, int first, int end)
    {
        int last = -1;
        bool auxiliary = false;
        for (int i = first; i < end && !context.IsMark(i) && context.QuoteOf(i) < 0; i++)
        {
            if (context.Is(i, WordClass.Conjunction | WordClass.Subordinator | WordClass.Relative | WordClass.Pronoun))
            {
                return false;
            }

            if (!context.IsPossessive(i) && !context.IsCapitalised(i) && context.Is(i, WordClass.Auxiliary | WordClass.Finite))
            {
                // “had fled” is one verb, “fled had” and “fled, though, had” are two.
                if (last >= 0 && (last < i - 1 || !auxiliary) && context.Is(i, WordClass.Auxiliary))
                {
                    return true;
                }

                last = i;
                auxiliary = context.Is(i, WordClass.Auxiliary);
            }
            else if (last == i - 1 && context.Is(i, WordClass.Adverb))
            {
                last = i;
            }
        }

        return false;
    }

    // Whether no verb after the token can be that of the subject before it.
    private static bool EndsSubject(QuotationContext context, int i, int end, bool free)
    {
        // “denied all claims that he was …”: the clause is the noun's.
        if (context.Text.Is(i, "that") && context.Is(i - 1, WordClass.DocumentNoun | WordClass.Finite) && context.QuoteOf(i) < 0)
        {
            return true;
        }

        bool more = i + 1 < end;
        if (context.IsMark(i, ',') && more && context.Is(i + 1, WordClass.Conjunction))
        {
            return true;
        }

        bool joins = context.Is(i, WordClass.Conjunction);
        bool interrupted =
            context.IsMark(i)
            || (joins && !(more && JoinsNames(context, i)))
            || context.Text.Is(i, "to")
            || (context.Is(i, WordClass.Subordinator) && !context.Is(i, WordClass.Relative))
            || (context.Is(i, WordClass.Preposition) && more && context.Is(i + 1, WordClass.Ing));
        // “claimed fraud with ballots, and made …”: the verb is another of the speaker's.
        return (!free && interrupted)
            || (joins && more && context.Is(i + 1, WordClass.Auxiliary | WordClass.Finite) && !context.IsCapitalised(i + 1));
    }

    // “Moen and Lund”, “crews and passengers”.
    private static bool JoinsNames(QuotationContext context, int i) =>
        (context.IsCapitalised(i - 1) && (context.IsCapitalised(i + 1) || context.Is(i + 1, WordClass.Determiner)))
        || (context.Is(i - 1, WordClass.PersonNoun) && context.Is(i + 1, WordClass.PersonNoun));

    private static bool IsVerb(QuotationContext context, int i, int end, bool free)
    {
        // “their plans”, “eleven proteins found in …”: a noun, a participle.
        bool finite =
            context.Is(i, WordClass.Auxiliary)
            || (
                context.Is(i, WordClass.Finite)
                && !context.Is(i - 1, WordClass.Determiner)
                && (free || !IsDoubtful(context.Text.TextOf(i)) || HasObject(context, i, end))
            );
        if (context.QuoteOf(i) < 0 && !context.IsPossessive(i) && !context.IsCapitalised(i) && finite)
        {
            return true;
        }

        // “her company’s products place a strong emphasis”: a plural, a word no list has, and its object.
        bool plural =
            free
            && context.Text.TextOf(i - 1) is [_, _, .., not 's', 's']
            && !context.IsPossessive(i - 1)
            && context.ClassOf(i) == WordClass.None
            && !context.IsMark(i)
            && !context.IsCapitalised(i);
        return plural && i + 1 < end && context.Is(i + 1, WordClass.Determiner) && context.QuoteOf(i + 1) < 0;
    }

    // “said the valley belongs to it”: a singular, and a word in “-s” that no list has.
    private static bool IsUnlisted(QuotationContext context, int at, int i, int end) =>
        (context.Is(at, WordClass.Determiner) || context.IsCapitalised(at))
        && context.Text.TextOf(i) is [_, _, _, .., not 's', 's']
        && context.Text.TextOf(i - 1) is not [.., 's']
        && context.ClassOf(i) == WordClass.None
        && !context.IsMark(i)
        && !context.IsCapitalised(i)
        && i + 1 < end
        && context.QuoteOf(i + 1) < 0
        && context.Is(i + 1, WordClass.Determiner | WordClass.Preposition | WordClass.Particle);

    /// <summary>
    /// Whether a word that no list has, and which may be a verb, stands among the tokens: “Justice PN Bhat, Dr TS Anand” has none.
    /// </summary>
    public static bool MayBeIn(QuotationContext context, int first, int end)
    {
        for (int i = first; i < Math.Min(end, first + LongestLook); i++)
        {
            if (
                context.ClassOf(i) == WordClass.None
                && context.Text.Tokens[i].Kind == TokenKind.Word
                && !context.IsCapitalised(i)
                && context.QuoteOf(i) < 0
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a verb stands among the tokens.</summary>
    public static bool IsIn(QuotationContext context, int first, int end)
    {
        for (int i = first; i < Math.Min(end, first + LongestLook); i++)
        {
            if (context.Is(i, WordClass.Auxiliary | WordClass.Finite | WordClass.OtherVerb | WordClass.Base) && !context.IsPossessive(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next comma within reach, or −1.</summary>
    public static int NextComma(QuotationContext context, int from, int end)
    {
        for (int i = from; i < Math.Min(end, from + Reach); i++)
        {
            if (context.IsMark(i, ','))
            {
                return i;
            }
        }

        return -1;
    }

    // “captured the bird”, “paid $750”; and verbs that have none (“occurred at noon”).
    private static bool HasObject(QuotationContext context, int i, int end) =>
        WithoutObject.Contains(context.Text.Hashes[i])
        || (
            i + 1 < end
            && !context.IsMark(i + 1)
            && context.QuoteOf(i + 1) < 0
            && !context.Is(
                i + 1,
                WordClass.Preposition
                    | WordClass.Adverb
                    | WordClass.Time
                    | WordClass.Conjunction
                    | WordClass.Subordinator
                    | WordClass.Auxiliary
                    | WordClass.Particle
            )
        );

    // A participle, or a noun in the plural (“35 new orders from …”).
    private static bool IsDoubtful(ReadOnlySpan<char> verb) =>
        verb.EndsWith("ed", StringComparison.Ordinal) || Plurals.Contains(verb) || Participles.Contains(verb);
}
