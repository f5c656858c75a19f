using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>
/// Gives each quotation to a speaker: asks every finder for its candidate and takes the surest; where none is sure, looks at the sentences
/// around.
/// </summary>
internal sealed class Attributor
{
    private readonly QuotationContext _context;
    private readonly TagAfter _tagAfter;
    private readonly SignatureAfter _signature;
    private readonly CueBefore _cueBefore;
    private readonly LabelBefore _label;
    private readonly SubjectBefore _subject;
    private readonly StatementNouns _nouns;
    private readonly FinalTag _finalTag;
    private readonly UnsourcedReports _unsourced;
    private readonly Neighbours _neighbours;

    /// <summary>Prepares the finders.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="cues">All cues, in text order.</param>
    /// <param name="candidates">Who may speak.</param>
    /// <param name="phrases">Reads noun phrases.</param>
    /// <param name="subjects">Reads the subjects of clauses.</param>
    public Attributor(
        QuotationContext context,
        IReadOnlyList<Cue> cues,
        SpeakerCandidates candidates,
        PhraseReader phrases,
        SubjectReader subjects
    )
    {
        var map = new CueMap(context, cues);
        _context = context;
        _tagAfter = new TagAfter(context, map, phrases);
        _signature = new SignatureAfter(context, phrases);
        _cueBefore = new CueBefore(context, map);
        _label = new LabelBefore(context, candidates, phrases);
        _subject = new SubjectBefore(context, subjects);
        _nouns = new StatementNouns(context, phrases);
        _finalTag = new FinalTag(context, map);
        _unsourced = new UnsourcedReports(context);
        _neighbours = new Neighbours(context, map, subjects);
    }

    /// <summary>The attribution of every quoted stretch, in the same order.</summary>
    public AttributionCandidate[] Attribute()
    {
        var attributions = new AttributionCandidate[_context.Quotes.Count];
        for (int q = 0; q < attributions.Length; q++)
        {
            attributions[q] = InSentence(q);
        }

        for (int q = 0; q < attributions.Length; q++)
        {
            if (attributions[q].Score < AttributionScores.Own)
            {
                attributions[q] = Best(attributions[q], _neighbours.Find(q, attributions));
            }
        }

        return attributions;
    }

    // A tag beats a signature, a cue before beats a label, and a label beats the mere subject, whatever their scores: each is asked only
    // where there is none of the former.
    private AttributionCandidate InSentence(int quote)
    {
        AttributionCandidate best = Best(
            FirstOf(quote, _tagAfter, _signature),
            FirstOf(quote, _cueBefore, _label, _subject),
            _nouns.Find(quote),
            _finalTag.Find(quote)
        );
        return best.Cue is null && best.Link != AttributionLink.TagAfter && _unsourced.Find(quote) is { Score: > 0 } nobody ? nobody : best;
    }

    private static AttributionCandidate FirstOf(int quote, params ReadOnlySpan<ISpeakerFinder> finders)
    {
        foreach (ISpeakerFinder finder in finders)
        {
            if (finder.Find(quote) is { Score: > 0 } found)
            {
                return found;
            }
        }

        return default;
    }

    // The surest; of two as sure the first.
    private static AttributionCandidate Best(params ReadOnlySpan<AttributionCandidate> candidates)
    {
        AttributionCandidate best = default;
        foreach (AttributionCandidate candidate in candidates)
        {
            best = candidate.Score > best.Score ? candidate : best;
        }

        return best;
    }
}
