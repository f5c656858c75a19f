using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Marks;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>Finds the reporting clause that ends the sentence: The plan “…” will cost jobs, Karin said.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="cues">All cues.</param>
internal sealed class FinalTag(QuotationContext context, CueMap cues) : ISpeakerFinder
{
    private const int MostCues = 8;

    /// <inheritdoc/>
    public AttributionCandidate Find(int quote)
    {
        QuotedSpan span = context.Quotes[quote];
        int at = span.CloseToken;
        if (at >= context.Count || context.BlockOf(at) != span.Block)
        {
            return default;
        }

        int end = context.SentenceEndOf(Math.Max(span.CloseToken - 1, span.OpenToken));
        for (int c = cues.FirstFrom(at), seen = 0; c < cues.Count && cues[c].First < end && seen < MostCues; c++, seen++)
        {
            Cue cue = cues[c];
            if ((cue.Class & (WordClass.Say | WordClass.Tell)) != 0 && IsTag(cue, end))
            {
                return new AttributionCandidate(
                    cue,
                    cue.Speaker,
                    AttributionScores.FinalTag - (seen * AttributionScores.PerLaterCue),
                    AttributionLink.Sentence
                );
            }
        }

        return default;
    }

    private bool IsTag(Cue cue, int end) =>
        cue.Shape is CueShape.SubjectVerb or CueShape.VerbSubject or CueShape.AccordingTo
        && cue.ClauseStart > 0
        && cues.EndsClause(cue, end)
        && (context.IsMark(cue.ClauseStart - 1, ',') || context.QuoteOf(cue.ClauseStart - 1) >= 0 || context.IsDash(cue.ClauseStart - 1));
}
