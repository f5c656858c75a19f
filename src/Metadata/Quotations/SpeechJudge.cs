using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Tells speech from scare quotes and titles of works.</summary>
internal static class SpeechJudge
{
    /// <summary>How the quoted stretch reports, or null when it is no speech.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="quote">The quoted stretch.</param>
    /// <param name="attribution">Who it is given to.</param>
    public static QuotationKind? Judge(Narration narration, QuotedSpan quote, Attribution attribution)
    {
        int words = 0, capitals = 0, longWords = 0;
        for (int i = quote.FirstToken; i < quote.EndToken; i++)
        {
            if (narration.Text.Tokens[i].Kind is TokenKind.Word or TokenKind.Number)
            {
                words++;
                bool content = narration.Text.Tokens[i].Length > 3;
                longWords += content ? 1 : 0;
                capitals += content && narration.IsCapitalised(i) ? 1 : 0;
            }
        }

        if (words == 0)
        {
            return null;
        }

        char last = narration.Text.Text[narration.Text.Tokens[quote.EndToken - 1].End - 1];
        bool tagged = attribution.Link is AttributionLink.TagAfter or AttributionLink.TagBefore;
        bool startsSentence = quote.OpenToken == narration.Text.Sentences[narration.SentenceOf(quote.OpenToken)].FirstToken || quote.OpenToken == quote.FirstToken;
        bool leadIn = quote.OpenToken > 0 && narration.QuoteOf(quote.OpenToken - 1) < 0 && (narration.IsMark(quote.OpenToken - 1, ',') || narration.IsMark(quote.OpenToken - 1, ':'));
        bool capital = narration.IsCapitalised(quote.FirstToken);
        bool ends = last is '.' or '!' or '?' or ',' or '…' or '—' or '-';
        bool title = words <= 10 && longWords > 0 && capitals == longWords && (capital || narration.Text.Tokens[quote.FirstToken].Kind == TokenKind.Number);
        if (words <= 2)
        {
            bool utterance = tagged && capital && ends && (startsSentence || leadIn);
            return utterance ? QuotationKind.Direct : null;
        }

        bool direct = (startsSentence || (leadIn && capital)) && ((ends && attribution.Link == AttributionLink.TagAfter) || last is '.' or '!' or '?' or '…' || leadIn || !quote.Closed);
        bool named = quote.OpenToken > 0 && (narration.IsPossessive(quote.OpenToken - 1) || narration.Is(quote.OpenToken - 1, WordClass.Preposition));
        bool naming = attribution.Cue is { } cue && (cue.Class & WordClass.Name) != 0 && (cue.Class & (WordClass.Say | WordClass.Tell)) == 0;
        if (title && !(attribution.Link == AttributionLink.TagBefore && !named && !naming) && !(startsSentence && attribution.Link == AttributionLink.TagAfter))
        {
            // Capitals throughout: a work, a programme, a slogan, unless it is plainly said.
            return null;
        }

        if (attribution.Score < 40 && !direct)
        {
            return words >= 8 ? QuotationKind.Mixed : null;
        }

        return direct ? QuotationKind.Direct : QuotationKind.Mixed;
    }
}
