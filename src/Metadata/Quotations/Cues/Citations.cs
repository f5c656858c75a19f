using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Cues;

/// <summary>
/// Tells who spoke from what carried it: in “According to Sputnik, Karin said …” Sputnik is the medium and Karin the speaker.
/// </summary>
internal static class Citations
{
    /// <summary>The cues without those of media that only pass on what another cue of the same sentence reports.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="cues">All cues, in text order.</param>
    /// <param name="media">The cited media, in text order.</param>
    public static List<Cue> WithoutMedia(QuotationContext context, List<Cue> cues, IReadOnlyList<CitedMedium> media)
    {
        var kept = new List<Cue>(cues.Count);
        int m = 0;
        for (int i = 0; i < cues.Count; i++)
        {
            Cue cue = cues[i];
            if (cue.Shape == CueShape.AccordingTo && cue.Speaker.Kind != PhraseKind.None)
            {
                TextSpan named = context.Text.SpanOf(cue.Speaker.First, cue.Speaker.End);
                while (m < media.Count && media[m].Start + media[m].Length <= named.Start)
                {
                    m++;
                }

                bool medium = m < media.Count && media[m].Start < named.End;
                bool passesOn =
                    cue.First == context.SentenceStartOf(cue.First)
                    && i + 1 < cues.Count
                    && IsSaid(context, cues, i + 1, cue)
                    && IsAtOnce(context, cue, cues[i + 1]);
                if (passesOn)
                {
                    continue;
                }

                if (medium && (IsSaid(context, cues, i - 1, cue) || IsSaid(context, cues, i + 1, cue)))
                {
                    continue;
                }
            }

            kept.Add(cue);
        }

        return kept;
    }

    // “According to investigators, Karin said …”: the comma, then whoever spoke.
    private static bool IsAtOnce(QuotationContext context, Cue source, Cue said)
    {
        int comma = source.Speaker.End;
        while (comma < said.ClauseStart && !context.IsMark(comma, ','))
        {
            comma++;
        }

        return comma + 1 == said.ClauseStart && said.Shape == CueShape.SubjectVerb;
    }

    private static bool IsSaid(QuotationContext context, List<Cue> cues, int other, Cue cue) =>
        other >= 0
        && other < cues.Count
        && context.SentenceOf(cues[other].First) == context.SentenceOf(cue.First)
        && (cues[other].Class & (WordClass.Say | WordClass.Tell)) != 0
        && cues[other].Shape is CueShape.SubjectVerb or CueShape.VerbSubject
        && !SpeechVerbs.IsWeak(context.Text.TextOf(cues[other].First));
}
