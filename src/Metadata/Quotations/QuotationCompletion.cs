using Pipeline.Metadata.Quotations.Attribution;
using Pipeline.Metadata.Quotations.Dialogue;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations;

/// <summary>Makes quotations of drafts: says who the speaker is, by what verb, where and when it was said.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="candidates">Who may speak.</param>
/// <param name="circumstances">Finds medium and day.</param>
internal sealed class QuotationCompletion(QuotationContext context, SpeakerCandidates candidates, Circumstances circumstances)
{
    private readonly SpeakerResolver _resolver = new(context, candidates);
    private readonly LastSpeakers _lastSpeakers = new();

    // Members by the head of the phrase that means them: one phrase may have several quotations.
    private readonly Dictionary<int, int> _resolved = [];

    /// <summary>Makes a quotation; drafts must come in text order, since pronouns mean who spoke before.</summary>
    /// <param name="draft">The draft.</param>
    public Quotation Complete(QuotationDraft draft)
    {
        TextSpan span = context.Text.SpanOf(draft.First, draft.End);
        var quotation = new Quotation
        {
            Text = context.Text.Text.Substring(span.Start, span.Length),
            Start = span.Start,
            Length = span.Length,
            Kind = draft.Kind,
        };
        if (draft.Turn is { } turn)
        {
            return WithTurn(quotation, turn);
        }

        if (HasSpeaker(draft))
        {
            quotation = WithSpeaker(quotation, draft);
        }

        if (draft.Attribution.Cue is not { } cue)
        {
            return quotation;
        }

        (string? medium, string? via) = circumstances.MediaOf(cue, span);
        return quotation with
        {
            Cue = context.Text.TextOf(cue.First, cue.End).ToString(),
            Medium = medium,
            Via = via,
            Date = circumstances.DateOf(cue, span),
        };
    }

    private Quotation WithTurn(Quotation quotation, Turn turn)
    {
        TextSpan? label = turn.LabelEnd > turn.LabelFirst ? context.Text.SpanOf(turn.LabelFirst, turn.LabelEnd) : null;
        return quotation with
        {
            Speaker = turn.Speaker,
            SpeakerEntity = turn.Entity,
            SpeakerStart = label?.Start,
            SpeakerLength = label?.Length,
            Confidence = Confidence.OfTurn,
        };
    }

    private bool HasSpeaker(QuotationDraft draft)
    {
        SpeakerPhrase phrase = draft.Attribution.Speaker;

        // A description that only the sentence before offers is wrong more often than right.
        bool guess = phrase.Kind == PhraseKind.Nominal && draft.Attribution.Link == AttributionLink.Context;
        return phrase.Kind != PhraseKind.None
            && draft.Attribution.Score >= AttributionScores.Least
            && !guess
            && (draft.Kind != QuotationKind.Indirect || SpeakingNouns.CanSpeak(context, phrase));
    }

    private Quotation WithSpeaker(Quotation quotation, QuotationDraft draft)
    {
        SpeakerPhrase phrase = draft.Attribution.Speaker;
        if (!_resolved.TryGetValue(phrase.Head, out int member))
        {
            member = _resolver.Resolve(draft, _lastSpeakers);
            _resolved.Add(phrase.Head, member);
        }

        member = member < 0 || IsMisread(member, phrase) ? candidates.AuthorOf(context, phrase) : member;
        phrase = circumstances.WithoutTime(phrase);
        TextSpan named = context.Text.SpanOf(phrase.First, phrase.End);
        string? speaker =
            member >= 0 ? candidates.Members[member].Name
            : IsNobody(phrase, draft.Kind) ? null
            : context.Text.Text.Substring(named.Start, named.Length);
        if (member >= 0)
        {
            _lastSpeakers.Take(member, candidates.Members[member].Kind, phrase.Head);
        }

        return quotation with
        {
            Speaker = speaker,
            Confidence = speaker is null ? null : Confidence.Of(draft.Attribution, member >= 0),
            SpeakerEntity = member >= 0 ? candidates.Members[member].Entity : null,
            SpeakerStart = named.Start,
            SpeakerLength = named.Length,
        };
    }

    // A name that no entity has, taken for a day's (“Christmas Eve”) or for whoever “his family” are.
    private bool IsMisread(int member, SpeakerPhrase phrase) =>
        candidates.Members[member].Entity is null
        && (circumstances.IsDate(phrase) || !SpeakingNouns.IsSomebody(context, phrase, reported: false));

    private bool IsNobody(SpeakerPhrase phrase, QuotationKind kind) =>
        phrase.Kind == PhraseKind.Pronoun
        || circumstances.IsDate(phrase)
        || !SpeakingNouns.IsSomebody(context, phrase, kind == QuotationKind.Indirect);
}
