using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>
/// How likely a speaker is right: coarse steps set by hand for each way of finding one, checked on annotated news (docs/quotations.md).
/// </summary>
internal static class Confidence
{
    private const double Certain = 0.95,
        Sure = 0.9,
        Likely = 0.85,
        Fair = 0.65,
        Even = 0.5;

    /// <summary>The confidence in the speaker of a turn: its label names them.</summary>
    public const double OfTurn = Certain;

    // Scores of the attributor: a continuation in the same paragraph has more than one across paragraphs.
    private const int InParagraph = 50;

    /// <summary>The confidence in a speaker.</summary>
    /// <param name="attribution">How the quotation was given to it.</param>
    /// <param name="known">Whether the words that name it are known to mean somebody of the article.</param>
    public static double Of(AttributionCandidate attribution, bool known)
    {
        bool near = attribution.Score >= InParagraph;
        return (attribution.Link, attribution.Speaker.Kind) switch
        {
            (AttributionLink.TagAfter, PhraseKind.Pronoun) => Likely,
            (AttributionLink.TagAfter, _) when near => Certain,
            (AttributionLink.Continuation, PhraseKind.Name) when near => Certain,
            (AttributionLink.Continuation, PhraseKind.Pronoun or PhraseKind.Nominal) when near => Likely,
            (AttributionLink.Continuation, PhraseKind.Nominal) => Even,
            (AttributionLink.Continuation, _) => Fair,
            (AttributionLink.TagBefore or AttributionLink.Sentence, PhraseKind.Name) => Sure,
            (AttributionLink.TagBefore or AttributionLink.Sentence, PhraseKind.Pronoun) => Likely,
            (AttributionLink.TagBefore or AttributionLink.Sentence, PhraseKind.Nominal) when known => Fair,
            _ => Even,
        };
    }
}
