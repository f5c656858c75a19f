using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Marks;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>
/// Finds a name and a colon before a quotation: “by Jane Roe: “…””, “- Jane Roe: “…””, “Senator Roe, D-Wash.: “…””, and “And from Jane
/// Roe:” as the paragraph before.
/// </summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="candidates">Who may speak.</param>
/// <param name="phrases">Reads noun phrases.</param>
internal sealed class LabelBefore(QuotationContext context, SpeakerCandidates candidates, PhraseReader phrases) : ISpeakerFinder
{
    private const int LongestOwner = 6,
        LongestApposition = 20;

    /// <inheritdoc/>
    public AttributionCandidate Find(int quote)
    {
        QuotedSpan span = context.Quotes[quote];
        int colon = span.OpenToken - 1;
        if (colon < 0 || context.QuoteOf(colon) >= 0 || !context.IsMark(colon, ':'))
        {
            return default;
        }

        // A label is a line of its own only where the quotation opens the next paragraph.
        if (
            context.BlockOf(colon) != span.Block
            && (
                context.BlockOf(colon) != span.Block - 1 || context.Text.Blocks[context.BlockOf(colon)].Kind != Articles.BlockKind.Paragraph
            )
        )
        {
            return default;
        }

        int floor = context.SentenceStartOf(colon);
        SpeakerPhrase labelled = phrases.EndingAt(colon - 1, floor, out int start);
        bool led =
            labelled.Kind == PhraseKind.Name
            && (
                labelled.First == floor || context.IsDash(labelled.First - 1) || IsFrom(labelled.First - 1, floor) || IsTitled(start, floor)
            );
        if (!led)
        {
            labelled = Apposed(floor, colon);
            led = labelled.Kind == PhraseKind.Name;
        }

        return led ? new AttributionCandidate(null, labelled, AttributionScores.Label, AttributionLink.Sentence) : default;
    }

    // “From Lucy Grant, chair of the Fishers’ Union:”: a name at the start of the line, and what it is up to the colon.
    private SpeakerPhrase Apposed(int floor, int colon)
    {
        int at = floor;
        while (at < colon && at - floor < LongestOwner && !candidates.IsPerson(at))
        {
            if (!context.IsCapitalised(at) && !context.Is(at, Grammar.Sources) && !context.Is(at, Cues.WordClass.Determiner))
            {
                return SpeakerPhrase.None;
            }

            at++;
        }

        SpeakerPhrase name = at < colon && candidates.IsPerson(at) ? phrases.StartingAt(at, colon) : SpeakerPhrase.None;
        if (name.Kind != PhraseKind.Name || colon - name.End > LongestApposition || !(name.End == colon || context.IsMark(name.End, ',')))
        {
            return SpeakerPhrase.None;
        }

        for (int i = name.End + 1; i < colon; i++)
        {
            if (
                context.QuoteOf(i) >= 0
                || (
                    context.Is(i, Cues.WordClass.Auxiliary | Cues.WordClass.Reporting)
                    && !context.IsCapitalised(i)
                    && !context.IsPossessive(i)
                )
            )
            {
                return SpeakerPhrase.None;
            }
        }

        return name;
    }

    // “Mayor Jane Roe:” alone on its line.
    private bool IsTitled(int start, int floor) => start == floor && context.IsCapitalised(start);

    // “by Jane Roe”, “by the Times’ Jane Roe”, “from Chairwoman Jane Roe”.
    private bool IsFrom(int token, int floor)
    {
        for (int i = token, steps = 0; i >= floor && steps < LongestOwner && context.QuoteOf(i) < 0; i--, steps++)
        {
            if (context.Is(i, Grammar.Sources))
            {
                return true;
            }

            if (steps == 0 && !context.IsPossessive(i) && !context.Is(i, Cues.WordClass.Title | Cues.WordClass.PersonNoun))
            {
                return false;
            }
        }

        return false;
    }
}
