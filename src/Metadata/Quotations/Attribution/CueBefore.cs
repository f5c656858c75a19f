using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>Finds the cue before a quotation in its sentence: Karin said, “…” · Karin said the plan was “…”.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="cues">All cues.</param>
internal sealed class CueBefore(QuotationContext context, CueMap cues) : ISpeakerFinder
{
    private const int MostCues = 8,
        LongestLeadIn = 14,
        AtOnce = 1,
        Near = 2;

    /// <inheritdoc/>
    public AttributionCandidate Find(int quote)
    {
        int open = context.Quotes[quote].OpenToken,
            floor = context.SentenceStartOf(open);
        if (open <= floor)
        {
            return default;
        }

        char leading = context.LeadingMark(open);
        AttributionCandidate best = default;
        for (int c = cues.FirstFrom(open) - 1, seen = 0; c >= 0 && cues[c].First >= floor && seen < MostCues; c--, seen++)
        {
            Cue cue = cues[c];
            int gap =
                open
                - Math.Max(cue.End, cue.Shape is CueShape.VerbSubject or CueShape.Passive or CueShape.AccordingTo ? cue.Speaker.End : 0);
            bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0;
            int score = Score(cue, gap, leading, says) - (seen * AttributionScores.PerEarlierCue);
            if (best.Score > 0 && says && cue.Shape != CueShape.AccordingTo && Governs(cue, best.Cue!, open))
            {
                score = Math.Max(score, best.Score + 1);
            }

            if (cue.Speaker.Kind != PhraseKind.None && score > best.Score)
            {
                best = new AttributionCandidate(
                    cue,
                    cue.Speaker,
                    score,
                    gap <= Near || leading is ',' or ':' ? AttributionLink.TagBefore : AttributionLink.Sentence
                );
            }
        }

        return best;
    }

    private static int Score(Cue cue, int gap, char leading, bool says)
    {
        int score =
            gap <= AtOnce ? AttributionScores.VerbBefore
            : leading == ':' ? AttributionScores.ColonBefore
            : leading == ',' && gap < LongestLeadIn && says ? AttributionScores.CommaBefore
            : AttributionScores.CueBefore - Math.Min(gap, AttributionScores.MostDistance);
        score -=
            says ? 0
            : (cue.Class & (WordClass.Name | WordClass.Judge)) != 0 ? AttributionScores.NamesOrJudges
            : AttributionScores.Thinks;
        return cue.Shape == CueShape.Shared ? score - AttributionScores.SharedSubject : score;
    }

    // “Karin said he hoped …”, “Karin said that the rebels had threatened …”: what was said includes the later verb, unless that is one of
    // saying.
    private bool Governs(Cue outer, Cue inner, int open)
    {
        bool clause = outer.Shape == CueShape.SubjectVerb && outer.End < open && !context.IsMark(outer.End);
        if (
            !clause
            || inner.Shape != CueShape.SubjectVerb
            || inner.ClauseStart < outer.End
            || !(IsWeak(inner) || (inner.Class & (WordClass.Say | WordClass.Tell)) == 0)
        )
        {
            return false;
        }

        // “Karin said …, but Tokayev called it “…””, “Karin denies the claim, which Tokayev called “…””: a clause of its own.
        int before = inner.ClauseStart - 1;
        bool own =
            context.IsMark(before, ';')
            || (before > outer.End && context.Is(before, Grammar.Relatives) && context.IsMark(before - 1, ','))
            || (
                before > outer.End
                && context.Is(before, WordClass.Conjunction | WordClass.Subordinator)
                && context.IsMark(before - 1, ',')
                && !context.Text.Is(before, "that")
            );
        return !own;
    }

    // “would continue “…””, “goes “…””: verbs that report words only beside a whole quotation.
    private bool IsWeak(Cue cue) => context.Is(cue.First, WordClass.Base) || SpeechVerbs.IsWeak(context.Text.TextOf(cue.First));
}
