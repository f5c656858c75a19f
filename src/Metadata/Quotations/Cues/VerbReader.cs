using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Speakers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Cues;

/// <summary>
/// Tells whether a word that can be a verb of reporting is one where it stands: a noun, a passive, or a base form otherwise.
/// </summary>
/// <param name="context">The article as attribution reads it.</param>
internal sealed class VerbReader(QuotationContext context)
{
    private const string File = "Quotations/Cues/finder.txt";

    private static readonly WordSet PluralNouns = WordSet.Read(File, "plural nouns");
    private static readonly WordSet Totals = WordSet.Read(File, "totals");
    private static readonly WordSet NounTails = WordSet.Read(File, "after plural nouns");
    private static readonly WordSet Plurals = WordSet.Read(File, "plurals");

    /// <summary>Whether only a noun can stand where the word stands: “the claims”, “Karin’s demand”, “in question”.</summary>
    /// <param name="i">The token; one of the narration stands before it.</param>
    /// <param name="c">What it can be.</param>
    public bool IsNoun(int i, WordClass c)
    {
        bool participle = (c & WordClass.Ing) != 0;
        return IsDetermined(i, participle)
            || IsSubjectOfNext(i)
            || (i + 1 < context.Count && context.Is(i + 1, NounTails) && PluralNouns.Contains(context.Text.Hashes[i]))
            || (participle && IsDescribed(i))
            || (!participle && (IsGoverned(i) || context.IsPossessive(i - 1)));
    }

    private bool IsDetermined(int i, bool participle)
    {
        bool determined =
            context.Is(i - 1, WordClass.Determiner)
            && !context.Is(i - 1, WordClass.Pronoun | WordClass.GroupNoun | WordClass.Relative | WordClass.Adverb);
        bool quantified =
            determined
            && !participle
            && SpeakingNouns.IsQuantifier(context.Text.TextOf(i - 1))
            && (IsPast(i) || IsQuantified(i, context.SentenceStartOf(i)));

        // “denied claims that …”: the object of a verb.
        bool isObject =
            PluralNouns.Contains(context.Text.Hashes[i])
            && context.Is(i - 1, WordClass.Finite | WordClass.Ing | WordClass.OtherVerb)
            && !context.IsCapitalised(i - 1)
            && !context.Is(
                i - 1,
                WordClass.PersonNoun | WordClass.GroupNoun | WordClass.DocumentNoun | WordClass.Auxiliary | WordClass.Time
            );
        return (determined && !quantified) || (context.Is(i - 1, Totals) && EndsInS(i)) || isObject;
    }

    // “The initial reports were …”, “early reports suggested …”: a verb of its own follows.
    private bool IsSubjectOfNext(int i) =>
        EndsInS(i)
        && i + 1 < context.Count
        && context.QuoteOf(i + 1) < 0
        && context.SentenceOf(i + 1) == context.SentenceOf(i)
        && context.Is(i + 1, WordClass.Auxiliary | WordClass.Finite)
        && !EndsInS(i + 1)
        && !context.IsCapitalised(i + 1);

    // “The orange warning applied …”: an adjective between.
    private bool IsDescribed(int i) =>
        i > 1
        && context.QuoteOf(i - 2) < 0
        && context.ClassOf(i - 1) == WordClass.None
        && !context.IsCapitalised(i - 1)
        && !context.IsMark(i - 1)
        && context.Is(i - 2, Grammar.Articles)
        && !context.Is(i - 1, WordClass.PersonNoun | WordClass.GroupNoun)
        && !EndsInS(i - 1)
        && i + 1 < context.Count
        && context.Is(i + 1, WordClass.Auxiliary | WordClass.Finite);

    private bool IsGoverned(int i) => context.Is(i - 1, WordClass.Preposition) && !context.Is(i - 1, WordClass.Adverb);

    private bool EndsInS(int i) => context.Text.Text[context.Text.Tokens[i].End - 1] == 's';

    // “Some argue that …”: a quantifier alone, before a verb that is no noun.
    private bool IsQuantified(int i, int floor) =>
        i > floor
        && (i - 1 == floor || context.IsMark(i - 2, ','))
        && SpeakingNouns.IsQuantifier(context.Text.TextOf(i - 1))
        && !context.Is(i, WordClass.GroupNoun | WordClass.DocumentNoun)
        && i + 1 < context.Count
        && context.Is(i + 1, WordClass.Subordinator | WordClass.Determiner | WordClass.Pronoun);

    // “said”; “reported that”, “warned the council”: no participle before a noun.
    private bool IsPast(int i)
    {
        ReadOnlySpan<char> verb = context.Text.TextOf(i);
        return context.Is(i, WordClass.Finite)
            && verb is not [.., 's']
            && (
                !verb.EndsWith("ed", StringComparison.Ordinal)
                || (i + 1 < context.Count && context.Is(i + 1, WordClass.Determiner | WordClass.Pronoun | WordClass.Subordinator))
            );
    }

    /// <summary>Whether the words before make a past form a passive: “was held”.</summary>
    /// <param name="i">The past form.</param>
    /// <param name="floor">The first token that may be looked at.</param>
    public bool IsPassive(int i, int floor)
    {
        int j = i - 1;
        while (j > floor && context.Is(j, WordClass.Adverb | WordClass.Time) && context.QuoteOf(j) < 0)
        {
            j--;
        }

        return context.QuoteOf(j) < 0
            && context.Is(j, WordClass.Be)
            && !context.Text.TextOf(i).EndsWith("ing", StringComparison.Ordinal)
            && !context.IsPossessive(j);
    }

    /// <summary>Whether the words before make a base form a verb: “officials say”, “he would say”, “to say”.</summary>
    /// <param name="i">The base form.</param>
    /// <param name="floor">The first token that may be looked at.</param>
    public bool HasPluralSubject(int i, int floor)
    {
        int j = i - 1;
        while (j > floor && context.Is(j, WordClass.Adverb) && context.QuoteOf(j) < 0)
        {
            j--;
        }

        if (j < floor || context.QuoteOf(j) >= 0 || (context.IsMark(j) && !context.IsMark(j, ',')))
        {
            return false;
        }

        // “the court order”, “a police report” are nouns; “officials say”, “police say” are not.
        bool group = context.Is(j, WordClass.GroupNoun) && (EndsInS(j) || Plurals.Contains(context.Text.Hashes[j]));
        // “the Times and the AP report”: two names are a plural.
        bool several = context.IsCapitalised(j) && IsJoined(j, floor);
        // “the Sanders campaign”, “whose release”: a noun after a name or its owner.
        if (
            context.Text.Is(j, "whose")
            || (context.Is(i, WordClass.GroupNoun | WordClass.DocumentNoun) && context.IsCapitalised(j) && !group && !several)
        )
        {
            return false;
        }

        bool quantified = j == i - 1 && IsQuantified(i, floor);
        bool documents = j == floor && context.Is(j, WordClass.DocumentNoun) && EndsInS(j);
        return group
            || documents
            || quantified
            || several
            || (context.Is(j, WordClass.Auxiliary | WordClass.Particle | WordClass.Relative) && !IsSingularBefore(j, floor))
            || context.IsWord(j, "they")
            || (
                context.Text.Tokens[j].Kind == TokenKind.Word
                && EndsInS(j)
                && !context.Is(j, WordClass.Preposition | WordClass.Determiner | WordClass.Reporting)
            );
    }

    // “told analysts on a call that demand fell”: “that” opens a clause, for as a relative it would need a plural before it.
    private bool IsSingularBefore(int that, int floor) =>
        context.Text.Is(that, "that")
        && that > floor
        && context.QuoteOf(that - 1) < 0
        && (
            context.Is(that - 1, WordClass.Finite | WordClass.Time | WordClass.Adverb)
            || (
                context.Text.Text[context.Text.Tokens[that - 1].End - 1] != 's'
                && !context.Is(that - 1, Plurals)
                && !context.Is(that - 1, WordClass.Determiner)
            )
        );

    // Whether “and” joins the name that ends with the token to one before it.
    private bool IsJoined(int last, int floor)
    {
        int i = last;
        while (
            i > floor
            && context.QuoteOf(i) < 0
            && (
                context.IsCapitalised(i)
                || context.Is(i, WordClass.Determiner)
                || (context.Text.Is(i, "of") && context.IsCapitalised(i - 1))
            )
        )
        {
            i--;
        }

        return i > floor && i < last && context.QuoteOf(i) < 0 && context.Text.Is(i, "and") && context.IsCapitalised(i - 1);
    }
}
