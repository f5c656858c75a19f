using Pipeline.Metadata.Quotations.Marks;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>Finds who a quotation goes on from, where its own sentence tells too little: “…,” he said. “…”; Karin rose. “…”.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="cues">All cues.</param>
/// <param name="subjects">Reads the subjects of clauses.</param>
internal sealed class Neighbours(QuotationContext context, CueMap cues, SubjectReader subjects)
{
    private const int LongestBetween = 12;

    /// <summary>The candidate from the quotations and sentences around; a score of 0 when there is none.</summary>
    /// <param name="quote">The index of the quoted stretch.</param>
    /// <param name="attributions">What is known of all of them, those before this one complete.</param>
    public AttributionCandidate Find(int quote, AttributionCandidate[] attributions)
    {
        QuotedSpan span = context.Quotes[quote];
        bool follows = quote > 0 && context.Quotes[quote - 1].Block == span.Block;
        AttributionCandidate before = quote > 0 ? attributions[quote - 1] : default;
        int cue = cues.FirstFrom(span.OpenToken) - 1;
        return First(
            CueBetween(quote, cue, follows, before),
            follows && before.Speaker.Kind != PhraseKind.None
                ? before with
                {
                    Score = Math.Min(AttributionScores.Continues, before.Score),
                    Link = AttributionLink.Continuation,
                }
                : default,
            Precedes(quote, attributions),
            SentenceBefore(span),
            ParagraphBefore(quote, before),
            CueInParagraphBefore(span, cue)
        );
    }

    private static AttributionCandidate First(params ReadOnlySpan<AttributionCandidate> candidates)
    {
        foreach (AttributionCandidate candidate in candidates)
        {
            if (candidate.Score > 0)
            {
                return candidate;
            }
        }

        return default;
    }

    // A cue between the quotation before (or the paragraph's start) and this one.
    private AttributionCandidate CueBetween(int quote, int cue, bool follows, AttributionCandidate before)
    {
        if (cue < 0 || context.BlockOf(cues[cue].First) != context.Quotes[quote].Block || cues[cue].Speaker.Kind == PhraseKind.None)
        {
            return default;
        }

        bool taggedHere =
            follows
            && before is { Link: AttributionLink.TagAfter, Cue: { } tag }
            && context.SentenceOf(cues[cue].First) == context.SentenceOf(tag.First);
        bool between = !(follows && cues[cue].First < context.Quotes[quote - 1].OpenToken);
        return !taggedHere && between
            ? new AttributionCandidate(
                follows ? before.Cue ?? cues[cue] : cues[cue],
                cues[cue].Speaker,
                AttributionScores.CueBetween,
                AttributionLink.Continuation
            )
            : default;
    }

    // “…” “…,” she said.
    private AttributionCandidate Precedes(int quote, AttributionCandidate[] attributions)
    {
        int next = quote + 1;
        bool tagged =
            next < context.Quotes.Count
            && context.Quotes[next].Block == context.Quotes[quote].Block
            && attributions[next].Link == AttributionLink.TagAfter
            && context.Quotes[next].OpenToken - context.Quotes[quote].CloseToken <= LongestBetween;
        return tagged ? attributions[next] with { Score = AttributionScores.Precedes, Link = AttributionLink.Continuation } : default;
    }

    private AttributionCandidate SentenceBefore(QuotedSpan span)
    {
        int sentence = context.SentenceOf(span.OpenToken);
        if (sentence == 0 || context.Text.Sentences[sentence - 1].Block != span.Block)
        {
            return default;
        }

        SpeakerPhrase subject = subjects.SubjectOfClause(
            context.SentenceStartOf(context.Text.Sentences[sentence].FirstToken - 1),
            context.SentenceStartOf(span.OpenToken)
        );
        return subject.Kind != PhraseKind.None
            ? new AttributionCandidate(null, subject, AttributionScores.SentenceBefore, AttributionLink.Context)
            : default;
    }

    private AttributionCandidate ParagraphBefore(int quote, AttributionCandidate before)
    {
        bool goesOn =
            quote > 0
            && context.Quotes[quote - 1].Block == context.Quotes[quote].Block - 1
            && before.Speaker.Kind != PhraseKind.None
            && (before.Score >= AttributionScores.Lends || !context.Quotes[quote - 1].Closed);
        return goesOn ? before with { Score = AttributionScores.ContinuesParagraph, Link = AttributionLink.Continuation } : default;
    }

    private AttributionCandidate CueInParagraphBefore(QuotedSpan span, int cue) =>
        cue >= 0 && context.BlockOf(cues[cue].First) == span.Block - 1 && cues[cue].Speaker.Kind != PhraseKind.None
            ? new AttributionCandidate(cues[cue], cues[cue].Speaker, AttributionScores.CueInParagraphBefore, AttributionLink.Context)
            : default;
}
