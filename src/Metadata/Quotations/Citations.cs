namespace Pipeline.Metadata.Quotations;

/// <summary>Tells who spoke from what carried it: in “According to Sputnik, Karin said …” Sputnik is the medium and Karin the speaker.</summary>
internal static class Citations
{
    /// <summary>The cues without those of media that only pass on what another cue of the same sentence reports.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="cues">All cues, in text order.</param>
    /// <param name="media">The cited media, in text order.</param>
    public static List<Cue> WithoutMedia(Narration narration, List<Cue> cues, IReadOnlyList<CitedMedium> media)
    {
        var kept = new List<Cue>(cues.Count);
        int m = 0;
        for (int i = 0; i < cues.Count; i++)
        {
            Cue cue = cues[i];
            if (cue.Shape == CueShape.AccordingTo && cue.Speaker.Kind != PhraseKind.None)
            {
                TextSpan named = narration.Text.SpanOf(cue.Speaker.First, cue.Speaker.End);
                while (m < media.Count && media[m].Start + media[m].Length <= named.Start)
                {
                    m++;
                }

                bool medium = m < media.Count && media[m].Start < named.End;
                if (medium && (IsSaid(narration, cues, i - 1, cue) || IsSaid(narration, cues, i + 1, cue)))
                {
                    continue;
                }
            }

            kept.Add(cue);
        }

        return kept;
    }

    private static bool IsSaid(Narration narration, List<Cue> cues, int other, Cue cue) =>
        other >= 0 && other < cues.Count && narration.SentenceOf(cues[other].First) == narration.SentenceOf(cue.First)
        && (cues[other].Class & (WordClass.Say | WordClass.Tell)) != 0 && cues[other].Shape is CueShape.SubjectVerb or CueShape.VerbSubject
        && !SpeechVerbs.IsWeak(narration.Text.TextOf(cues[other].First));
}
