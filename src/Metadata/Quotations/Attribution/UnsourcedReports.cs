using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Marks;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>
/// Finds reports that name no source: “It was announced that “…””, “she has been called “…””, “…,” it was said. Their words are given to
/// nobody, least of all to whom they are about.
/// </summary>
/// <param name="context">The article as attribution reads it.</param>
internal sealed class UnsourcedReports(QuotationContext context) : ISpeakerFinder
{
    private static readonly WordSet Openers = WordSet.Read("Quotations/Attribution/nouns.txt", "unsourced");

    private const int Reach = 20,
        LongestGroup = 5;

    /// <summary>
    /// The attribution to nobody, of a score above guesses and below cues; a score of 0 when the sentence reports nothing in the passive.
    /// </summary>
    /// <param name="quote">The index of the quoted stretch.</param>
    public AttributionCandidate Find(int quote)
    {
        QuotedSpan span = context.Quotes[quote];
        int floor = context.SentenceStartOf(span.OpenToken);
        for (int i = span.OpenToken - 1; i > floor && i > span.OpenToken - Reach && context.QuoteOf(i) < 0; i--)
        {
            if (IsPassive(i, floor))
            {
                return Nobody(i);
            }
        }

        int at = span.CloseToken;
        while (at < context.Count && context.QuoteOf(at) < 0 && context.IsMark(at, ','))
        {
            at++;
        }

        bool it = at + 2 < context.Count && context.QuoteOf(at) < 0 && context.BlockOf(at) == span.Block && context.Is(at, Openers);
        for (int i = at + 2; it && i < Math.Min(context.Count, at + LongestGroup) && context.QuoteOf(i) < 0; i++)
        {
            if (IsPassive(i, at))
            {
                return Nobody(i);
            }
        }

        return default;
    }

    private AttributionCandidate Nobody(int verb) =>
        new(
            new Cue(verb, verb + 1, CueShape.Passive, context.ClassOf(verb), SpeakerPhrase.None, verb),
            SpeakerPhrase.None,
            AttributionScores.Unsourced,
            AttributionLink.Sentence
        );

    // “was said”, “has been widely called”, “is put”.
    private bool IsPassive(int token, int floor)
    {
        bool verb =
            (
                context.Is(token, WordClass.Say | WordClass.Tell | WordClass.Name)
                && context.Is(token, WordClass.Finite)
                && !context.IsCapitalised(token)
            ) || context.Text.Is(token, "put");
        if (!verb || context.Is(token, WordClass.Ing))
        {
            return false;
        }

        int before = token - 1;
        while (before > floor && token - before < LongestGroup && context.QuoteOf(before) < 0 && context.Is(before, WordClass.Adverb))
        {
            before--;
        }

        return context.QuoteOf(before) < 0 && context.Is(before, WordClass.Be) && !context.IsPossessive(before);
    }
}
