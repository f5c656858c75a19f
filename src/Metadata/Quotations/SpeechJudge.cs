using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Tells speech from scare quotes and titles of works.</summary>
internal static class SpeechJudge
{
    private const int LongestFragment = 2;
    private const int LongestPhrase = 4;
    private const int LongestTitle = 10;
    private const int LeastScore = 40;
    private const int LeastWithoutCue = 45;

    /// <summary>How the quoted stretch reports, or null when it is no speech.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="quote">The quoted stretch.</param>
    /// <param name="attribution">Who it is given to.</param>
    public static QuotationKind? Judge(Narration narration, QuotedSpan quote, Attribution attribution)
    {
        (int words, bool title) = Measure(narration, quote);
        if (words == 0)
        {
            return null;
        }

        char last = narration.Text.Text[narration.Text.Tokens[quote.EndToken - 1].End - 1];
        int before = quote.OpenToken - 1;
        bool startsSentence = quote.OpenToken == narration.Text.Sentences[narration.SentenceOf(quote.OpenToken)].FirstToken || quote.OpenToken == quote.FirstToken;
        bool leadIn = before >= 0 && narration.QuoteOf(before) < 0 && (narration.IsMark(before, ',') || narration.IsMark(before, ':'));
        bool capital = narration.IsCapitalised(quote.FirstToken);
        bool stops = last is '.' or '!' or '?' or '…';
        bool commaAfter = quote.Closed && quote.CloseToken < narration.Count && narration.IsMark(quote.CloseToken, ',') && narration.QuoteOf(quote.CloseToken) < 0;
        bool pauses = stops || commaAfter || last is ',' or '—' or '-';
        bool tagAfter = attribution.Link == AttributionLink.TagAfter, tagBefore = attribution.Link == AttributionLink.TagBefore;
        if (words <= LongestFragment)
        {
            // “Yes,” she said: a fragment is speech only as an utterance of its own.
            return (tagAfter || tagBefore) && capital && pauses && (startsSentence || leadIn) ? QuotationKind.Direct : null;
        }

        bool saidAtOnce = tagBefore && (leadIn || !IsTold(attribution.Cue)) && !IsNamed(narration, before, attribution.Cue);
        if (title && !saidAtOnce && !(startsSentence && tagAfter))
        {
            // Capitals throughout: a work, a programme, a slogan, unless it is plainly said.
            return null;
        }

        // “… will carry out a “large-scale investigation””: a phrase that only the sentence before could give to somebody.
        bool elsewhere = attribution.Link is AttributionLink.Continuation or AttributionLink.Context && !startsSentence && !leadIn;
        if (elsewhere && words <= LongestPhrase)
        {
            return null;
        }

        bool direct = (startsSentence || (leadIn && capital)) && ((pauses && tagAfter) || stops || leadIn || !quote.Closed);
        return direct ? QuotationKind.Direct
            : attribution.Cue is not null ? attribution.Score >= LeastScore ? QuotationKind.Mixed : null
            : attribution.Score >= LeastWithoutCue ? QuotationKind.Mixed
            : null;
    }

    // The words, and whether all that carry meaning have a capital, as titles do.
    private static (int Words, bool Title) Measure(Narration narration, QuotedSpan quote)
    {
        int words = 0, capitals = 0, longWords = 0;
        bool sentence = false;
        for (int i = quote.FirstToken; i < quote.EndToken; i++)
        {
            Token token = narration.Text.Tokens[i];
            words += token.Kind switch
            {
                // “hand-to-hand combat” is four words.
                TokenKind.Word => 1 + HyphensIn(narration.Text.TextOf(i)),
                TokenKind.Number or TokenKind.Clitic => 1,
                _ => 0,
            };
            if (token.Kind is TokenKind.Word or TokenKind.Number)
            {
                bool capital = narration.IsCapitalised(i);
                bool content = token.Length > 3 && token.Kind == TokenKind.Word && !(narration.Is(i, WordClass.Preposition) && !capital);
                longWords += content ? 1 : 0;
                capitals += content && capital ? 1 : 0;

                // Titles write their verbs and pronouns with a capital: “That’s the way it is, Nicole” is none.
                sentence |= !capital && narration.Is(i, WordClass.Auxiliary | WordClass.Pronoun | WordClass.Participant) && token.Kind == TokenKind.Word;
            }
        }

        bool opens = narration.IsCapitalised(quote.FirstToken) || narration.Text.Tokens[quote.FirstToken].Kind == TokenKind.Number;
        return (words, opens && !sentence && words <= LongestTitle && longWords > 0 && capitals == longWords);
    }

    private static int HyphensIn(ReadOnlySpan<char> word) => word.Count('-') + word.Count('‑');

    // “told “Fox and Friends””: a capitalised name right after “told” is the listener.
    private static bool IsTold(Cue? cue) => cue is not null && (cue.Class & WordClass.Tell) != 0 && (cue.Class & WordClass.Say) == 0;

    // “CNN’s “…””, “on “…””, “a website called “…””: the words name something.
    private static bool IsNamed(Narration narration, int before, Cue? cue) =>
        (before >= 0 && (narration.IsPossessive(before) || narration.Is(before, WordClass.Preposition)))
        || (cue is not null && (cue.Class & WordClass.Name) != 0 && (cue.Class & (WordClass.Say | WordClass.Tell)) == 0);
}
