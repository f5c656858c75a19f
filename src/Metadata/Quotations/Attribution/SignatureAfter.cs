using Pipeline.Metadata.Quotations.Marks;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>Finds the name that signs a quotation: “…” — Karin, on the same line or the next.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="phrases">Reads noun phrases.</param>
internal sealed class SignatureAfter(QuotationContext context, PhraseReader phrases) : ISpeakerFinder
{
    /// <inheritdoc/>
    public AttributionCandidate Find(int quote)
    {
        QuotedSpan span = context.Quotes[quote];
        int close = span.CloseToken;
        if (close >= context.Count || context.QuoteOf(close) >= 0)
        {
            return default;
        }

        bool nextLine = context.BlockOf(close) == span.Block + 1 && context.IsDash(close);
        int at =
            nextLine ? close + 1
            : span.Closed && context.BlockOf(close) == span.Block ? context.AfterPause(close)
            : close;
        bool dash =
            at > close
            && at < context.Count
            && context.QuoteOf(at) < 0
            && context.IsDash(at - 1)
            && context.BlockOf(at) == context.BlockOf(at - 1);
        if (!dash || !context.IsCapitalised(at))
        {
            return default;
        }

        int sentence = context.SentenceEndOf(at);
        SpeakerPhrase signed = phrases.StartingAt(at, sentence);
        bool ends = signed.Kind == PhraseKind.Name && (signed.End >= sentence || context.IsMark(signed.End));
        return ends ? new AttributionCandidate(null, signed, AttributionScores.Signature, AttributionLink.TagAfter) : default;
    }
}
