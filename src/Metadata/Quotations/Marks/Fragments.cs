using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Attribution;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Marks;

/// <summary>
/// Tells the one or two words that somebody is quoted with from scare quotes: “called the report “pure fiction””, “accused the board of
/// “greed” and “double standards””, “told the agency that “contacts continue””.
/// </summary>
internal static class Fragments
{
    private static readonly WordSet Governing = WordSet.Read("Quotations/Marks/fragments.txt", "prepositions");
    private static readonly WordSet Terms = WordSet.Read("Quotations/Marks/fragments.txt", "terms");

    private const int LongestObject = 8,
        MostItems = 4;

    /// <summary>Whether the words are plainly said of something by whoever the cue names.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="quote">The quoted stretch.</param>
    /// <param name="attribution">Who it is given to.</param>
    /// <param name="reported">Whether it stands inside a statement that is reported without marks, and is part of it.</param>
    public static bool IsSaid(QuotationContext context, QuotedSpan quote, AttributionCandidate attribution, bool reported)
    {
        if (
            attribution.Cue is not { Speaker.Kind: not PhraseKind.None } cue
            || attribution.Score < AttributionScores.Least
            || !quote.Closed
            || !EndsPhrase(context, quote.CloseToken)
        )
        {
            return false;
        }

        int open = FirstOfList(context, quote.OpenToken),
            start = cue.Shape == CueShape.Passive ? cue.Speaker.End : cue.End,
            before = open - 1;
        if (open < start || open > start + LongestObject || context.QuoteOf(before) >= 0)
        {
            return false;
        }

        bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0;
        if (says && context.Text.Is(before, "that"))
        {
            return open == quote.OpenToken && EndsClause(context, quote.CloseToken);
        }

        if (reported || !IsObject(context, start, before))
        {
            return false;
        }

        bool names = (cue.Class & WordClass.Name) != 0,
            judges = (cue.Class & (WordClass.Judge | WordClass.Say)) != 0;
        return context.Text.Is(before, "as") ? names || judges
            : open == start ? says
            : context.Is(before, Governing) ? judges
            : context.Text.Is(before, "to") ? says
            : names
                && !context.Is(before, Terms)
                && !context.Is(before, WordClass.Determiner | WordClass.Preposition | WordClass.Adverb)
                && !context.IsPossessive(before);
    }

    // “of “arrogance”, “greed” and “double standards””: the first of them.
    private static int FirstOfList(QuotationContext context, int open)
    {
        for (int items = 0; items < MostItems && open > 1; items++)
        {
            int joint = open - 1;
            while (joint > 0 && context.QuoteOf(joint) < 0 && (context.IsMark(joint, ',') || context.Is(joint, Grammar.Joining)))
            {
                joint--;
            }

            if (joint == open - 1 || context.QuoteOf(joint) < 0)
            {
                return open;
            }

            open = context.Quotes[context.QuoteOf(joint)].OpenToken;
        }

        return open;
    }

    // The words between the verb and the quotation are its object and one preposition, no clause of their own.
    private static bool IsObject(QuotationContext context, int start, int before)
    {
        for (int i = start; i < before; i++)
        {
            if (
                context.QuoteOf(i) >= 0
                || context.IsMark(i)
                || context.Is(i, WordClass.Conjunction | WordClass.Subordinator | WordClass.Auxiliary | WordClass.Relative)
                || (context.Is(i, WordClass.Preposition) && !context.Is(i, WordClass.Adverb))
            )
            {
                return false;
            }
        }

        return true;
    }

    // “a “reckless” decision” is more than the words in marks.
    private static bool EndsPhrase(QuotationContext context, int close) =>
        EndsClause(context, close)
        || context.Is(close, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Time);

    private static bool EndsClause(QuotationContext context, int close) =>
        close >= context.Count
        || context.SentenceOf(close) != context.SentenceOf(close - 1)
        || (context.IsMark(close) && context.QuoteOf(close) < 0);
}
