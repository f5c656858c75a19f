using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>Who a quotation is given to, by which words, and how surely.</summary>
/// <param name="Cue">The reporting words; null when the quotation follows another one or a sentence without them.</param>
/// <param name="Speaker">The words that name the speaker.</param>
/// <param name="Score">How sure, 0 to 100. Set by hand; see docs/quotations.md.</param>
/// <param name="Link">What connects the quotation to the speaker.</param>
internal readonly record struct AttributionCandidate(Cue? Cue, SpeakerPhrase Speaker, int Score, AttributionLink Link)
{
    /// <summary>Nobody.</summary>
    public static AttributionCandidate Nobody { get; } = new(null, SpeakerPhrase.None, 0, AttributionLink.None);
}

/// <summary>What connects a quotation to its speaker.</summary>
internal enum AttributionLink : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>“…,” Karin said.</summary>
    TagAfter,

    /// <summary>Karin said, “…”.</summary>
    TagBefore,

    /// <summary>A reporting verb elsewhere in the sentence.</summary>
    Sentence,

    /// <summary>The quotation continues an earlier one.</summary>
    Continuation,

    /// <summary>The sentence or paragraph before names who speaks.</summary>
    Context,
}
