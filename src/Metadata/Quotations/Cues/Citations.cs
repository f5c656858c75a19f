using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Indirect;
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
    /// <param name="ends">Receives the first token of every cue that is left out: no statement goes on over it.</param>
    public static List<Cue> WithoutMedia(QuotationContext context, List<Cue> cues, IReadOnlyList<CitedMedium> media, List<int> ends)
    {
        var kept = new List<Cue>(cues.Count);
        int m = 0;
        for (int i = 0; i < cues.Count; i++)
        {
            Cue cue = cues[i];
            bool medium = cue.Speaker.Kind == PhraseKind.Name && IsMedium(context, cue.Speaker, media, ref m);
            if (medium && IsFinalTag(context, cue) && IsSaid(context, cues, i - 1, cue) && Reports(context, cues[i - 1], cue))
            {
                ends.Add(cue.ClauseStart);
                continue;
            }

            if (cue.Shape == CueShape.AccordingTo && cue.Speaker.Kind != PhraseKind.None)
            {
                medium |= IsMedium(context, cue.Speaker, media, ref m);
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
                    ends.Add(cue.First);
                    continue;
                }
            }

            kept.Add(cue);
        }

        return kept;
    }

    // Speakers stand in text order but for an inversion: the search goes on from the last medium before.
    private static bool IsMedium(QuotationContext context, SpeakerPhrase phrase, IReadOnlyList<CitedMedium> media, ref int m)
    {
        TextSpan named = context.Text.SpanOf(phrase.First, phrase.End);
        while (m > 0 && media[m - 1].Start + media[m - 1].Length > named.Start)
        {
            m--;
        }

        while (m < media.Count && media[m].Start + media[m].Length <= named.Start)
        {
            m++;
        }

        return m < media.Count && media[m].Start < named.End;
    }

    // Whether the cue has words of its own before the tag; “did not respond” has none.
    private static bool Reports(QuotationContext context, Cue cue, Cue tag)
    {
        (int first, int end) = ReportedClause.Of(context, cue, tag);
        int quote = context.FirstQuoteAfter(cue.End - 1);
        bool quotes = quote < context.Quotes.Count && context.Quotes[quote].OpenToken < tag.ClauseStart;
        return end > first || quotes || context.QuoteOf(Math.Max(0, cue.ClauseStart - 1)) >= 0 || QuotesBefore(context, cue);
    }

    private static bool QuotesBefore(QuotationContext context, Cue cue) =>
        cue.ClauseStart > 1 && context.IsMark(cue.ClauseStart - 1, ',') && context.QuoteOf(cue.ClauseStart - 2) >= 0;

    // “Karin vowed to stay, the Gazette reported on Monday.”
    private static bool IsFinalTag(QuotationContext context, Cue cue)
    {
        int before = cue.ClauseStart - 1;
        while (before > 0 && context.QuoteOf(before) < 0 && context.Is(before, Grammar.Articles))
        {
            before--;
        }

        return cue.Shape == CueShape.SubjectVerb
            && before >= 0
            && (context.QuoteOf(before) >= 0 || context.IsMark(before, ','))
            && (
                cue.End >= context.SentenceEndOf(cue.First)
                || context.IsMark(cue.End)
                || context.Is(cue.End, WordClass.Time | WordClass.Preposition)
            );
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
