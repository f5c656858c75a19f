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
        List<Cue> cues = Citations.WithoutMedia(context, new CueFinder(context, phrases, subjects).Find(), media);
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

        AttributionCandidate[] attributions = new Attributor(context, cues, candidates, phrases, subjects).Attribute();
        var statements = new Statements(context, cues);
        var drafts = new List<QuotationDraft>();
        foreach (Turn turn in turns)
        {
            drafts.Add(new QuotationDraft(turn.First, turn.End, QuotationKind.Direct, AttributionCandidate.Nobody, turn));
        }

        for (int q = 0, t = 0; q < attributions.Length; q++)
        {
            while (t < turns.Count && turns[t].End <= context.Quotes[q].FirstToken)
            {
                t++;
            }

            if (t < turns.Count && turns[t].First == context.Quotes[q].FirstToken)
            {
                continue;
            }

            int around = statements.Around(q);
            AttributionCandidate attribution =
                around >= 0 && attributions[q].Cue is null
                    ? new AttributionCandidate(cues[around], cues[around].Speaker, AttributionScores.InStatement, AttributionLink.Sentence)
                    : attributions[q];
            if (SpeechJudge.Judge(context, context.Quotes[q], attribution, around >= 0) is { } kind)
            {
                drafts.Add(new QuotationDraft(context.Quotes[q].FirstToken, context.Quotes[q].EndToken, kind, attribution));
            }
        }

        IndirectSpeech.Add(context, cues, statements, drafts);
        drafts.Sort((a, b) => a.First.CompareTo(b.First));
        return Complete(context, candidates, drafts, dates, media);
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

    private static List<Quotation> Complete(
        QuotationContext context,
        SpeakerCandidates candidates,
        List<QuotationDraft> drafts,
        IReadOnlyList<DateMention> dates,
        IReadOnlyList<CitedMedium> media
    )
    {
        var resolver = new SpeakerResolver(context, candidates);
        var circumstances = new Circumstances(context, dates, media);
        var resolved = new Dictionary<int, int>();
        var quotations = new List<Quotation>(drafts.Count);
        var lastSpeakers = new LastSpeakers();
        AnalysedText text = context.Text;
        foreach (QuotationDraft draft in drafts)
        {
            TextSpan span = text.SpanOf(draft.First, draft.End);
            var quotation = new Quotation
            {
                Text = text.Text.Substring(span.Start, span.Length),
                Start = span.Start,
                Length = span.Length,
                Kind = draft.Kind,
            };
            if (draft.Turn is { } turn)
            {
                TextSpan? label = turn.LabelEnd > turn.LabelFirst ? text.SpanOf(turn.LabelFirst, turn.LabelEnd) : null;
                quotations.Add(
                    quotation with
                    {
                        Speaker = turn.Speaker,
                        SpeakerEntity = turn.Entity,
                        SpeakerStart = label?.Start,
                        SpeakerLength = label?.Length,
                        Confidence = Confidence.OfTurn,
                    }
                );
                continue;
            }

            SpeakerPhrase phrase = draft.Attribution.Speaker;

            // A description that only the sentence before offers is wrong more often than right.
            bool guess = phrase.Kind == PhraseKind.Nominal && draft.Attribution.Link == AttributionLink.Context;
            if (
                phrase.Kind != PhraseKind.None
                && draft.Attribution.Score >= AttributionScores.Least
                && !guess
                && (draft.Kind != QuotationKind.Indirect || SpeakingNouns.CanSpeak(context, phrase))
            )
            {
                if (!resolved.TryGetValue(phrase.Head, out int member))
                {
                    member = resolver.Resolve(draft, lastSpeakers);
                    resolved.Add(phrase.Head, member);
                }

                member = member < 0 ? candidates.AuthorOf(context, phrase) : member;
                phrase = circumstances.WithoutTime(phrase);
                TextSpan named = text.SpanOf(phrase.First, phrase.End);
                string? speaker =
                    member >= 0 ? candidates.Members[member].Name
                    : phrase.Kind == PhraseKind.Pronoun
                    || circumstances.IsDate(phrase)
                    || !SpeakingNouns.IsSomebody(context, phrase, draft.Kind == QuotationKind.Indirect)
                        ? null
                    : text.Text.Substring(named.Start, named.Length);
                quotation = quotation with
                {
                    Speaker = speaker,
                    Confidence = speaker is null ? null : Confidence.Of(draft.Attribution, member >= 0),
                    SpeakerEntity = member >= 0 ? candidates.Members[member].Entity : null,
                    SpeakerStart = named.Start,
                    SpeakerLength = named.Length,
                };
                if (member >= 0)
                {
                    lastSpeakers.Take(member, candidates.Members[member].Kind, phrase.Head);
                }
            }

            if (draft.Attribution.Cue is { } cue)
            {
                (string? medium, string? via) = circumstances.MediaOf(cue, span);
                quotation = quotation with
                {
                    Cue = text.TextOf(cue.First, cue.End).ToString(),
                    Medium = medium,
                    Via = via,
                    Date = circumstances.DateOf(cue, span),
                };
            }

            quotations.Add(quotation);
        }

        return quotations;
    }
}
