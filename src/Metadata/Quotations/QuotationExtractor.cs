using Pipeline.Metadata.Quotations.Attribution;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Dialogue;
using Pipeline.Metadata.Quotations.Indirect;
using Pipeline.Metadata.Quotations.Marks;
using Pipeline.Metadata.Quotations.Speakers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Finds what was said and who said it.</summary>
/// <remarks>
/// The passes, in order: <see cref="QuotePairing"/>, <see cref="SpeakerCandidates"/>, <see cref="CueFinder"/>, <see cref="Attributor"/>,
/// <see cref="SpeechJudge"/>, <see cref="SpeakerResolver"/>, <see cref="IndirectSpeech"/>.
/// </remarks>
internal sealed class QuotationExtractor
{
    private readonly FirstNames _firstNames = new();

    /// <summary>Finds the quotations.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="entities">The entities of the article: the possible speakers.</param>
    /// <param name="dates">The dates of the article.</param>
    /// <param name="media">The media it cites.</param>
    /// <param name="dateline">Where the dateline stands; empty without one.</param>
    /// <returns>The quotations in text order, without overlaps.</returns>
    public IReadOnlyList<Quotation> Extract(
        AnalysedText text,
        IReadOnlyList<Entity> entities,
        IReadOnlyList<DateMention> dates,
        IReadOnlyList<CitedMedium> media,
        TextSpan dateline = default
    )
    {
        if (text.Tokens.IsEmpty)
        {
            return [];
        }

        List<Turn> turns = TranscriptReader.Read(text, entities);
        PostReader.Add(text, entities, turns);
        var context = new QuotationContext(text, Quotes(text, turns), dateline);
        var candidates = SpeakerCandidates.Gather(context, entities, _firstNames);
        var phrases = new PhraseReader(context, candidates);
        var subjects = new SubjectReader(context, candidates, phrases);
        var citations = new List<int>();
        List<Cue> cues = Citations.WithoutMedia(context, new CueFinder(context, phrases, subjects).Find(), media, citations);
        MarkSpeakers(cues, candidates);
        AttributionCandidate[] attributions = new Attributor(context, cues, candidates, phrases, subjects).Attribute();
        var statements = new Statements(context, cues, citations);
        List<QuotationDraft> drafts =
        [
            .. turns.Select(turn => new QuotationDraft(turn.First, turn.End, QuotationKind.Direct, AttributionCandidate.Nobody, turn)),
        ];
        AddQuoted(context, cues, statements, attributions, turns, drafts);
        IndirectSpeech.Add(context, cues, statements, drafts);
        drafts.Sort((a, b) => a.First.CompareTo(b.First));
        var completion = new QuotationCompletion(context, candidates, new Circumstances(context, dates, media));
        return [.. drafts.Select(completion.Complete)];
    }

    private static void MarkSpeakers(List<Cue> cues, SpeakerCandidates candidates)
    {
        foreach (Cue cue in cues)
        {
            if (
                cue.Speaker.Kind == PhraseKind.Name
                && cue.Shape is CueShape.SubjectVerb or CueShape.VerbSubject
                && (cue.Class & (WordClass.Say | WordClass.Tell)) != 0
            )
            {
                candidates.Members[candidates.Mentions[cue.Speaker.Mention].Member].Speaks = true;
            }
        }
    }

    // What stands in marks, outside the turns, and is speech.
    private static void AddQuoted(
        QuotationContext context,
        List<Cue> cues,
        Statements statements,
        AttributionCandidate[] attributions,
        List<Turn> turns,
        List<QuotationDraft> drafts
    )
    {
        for (int q = 0, t = 0; q < attributions.Length; q++)
        {
            QuotedSpan quote = context.Quotes[q];
            while (t < turns.Count && turns[t].End <= quote.FirstToken)
            {
                t++;
            }

            if (t < turns.Count && turns[t].First == quote.FirstToken)
            {
                continue;
            }

            int around = statements.Around(q);
            AttributionCandidate attribution =
                around >= 0 && attributions[q].Cue is null
                    ? new AttributionCandidate(cues[around], cues[around].Speaker, AttributionScores.InStatement, AttributionLink.Sentence)
                    : attributions[q];
            if (SpeechJudge.Judge(context, quote, attribution, around >= 0) is { } kind)
            {
                drafts.Add(new QuotationDraft(quote.FirstToken, quote.EndToken, kind, attribution));
            }
        }
    }

    // What is quoted inside a turn is part of it.
    private static List<QuotedSpan> Quotes(AnalysedText text, List<Turn> turns)
    {
        List<QuotedSpan> quotes = QuotePairing.Pair(text);
        if (turns.Count > 0)
        {
            var spoken = turns.Select(turn => turn.Block).ToHashSet();
            quotes.RemoveAll(quote => spoken.Contains(quote.Block));
            quotes.AddRange(turns.Select(turn => new QuotedSpan(turn.First, turn.First, turn.End, turn.End, turn.Block, false)));
            quotes.Sort((a, b) => a.OpenToken.CompareTo(b.OpenToken));
        }

        return quotes;
    }
}
