using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Attribution;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Marks;

/// <summary>Tells speech from scare quotes and titles of works.</summary>
internal static class SpeechJudge
{
    private const int LongestFragment = 2;
    private const int LongestPhrase = 4;
    private const int LongestTitle = 10;
    private const int LeastScore = 40;
    private const int LeastWithoutCue = 45;
    private const int LongestObject = 8;

    private static readonly WordSet Works = WordSet.Read("Quotations/Marks/works.txt");

    /// <summary>How the quoted stretch reports, or null when it is no speech.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="quote">The quoted stretch.</param>
    /// <param name="attribution">Who it is given to.</param>
    /// <param name="reported">Whether it stands inside the words of a reported statement: whatever is quoted there is the speaker's, titles
    /// and slogans too.</param>
    public static QuotationKind? Judge(QuotationContext context, QuotedSpan quote, AttributionCandidate attribution, bool reported)
    {
        (int words, bool title) = Measure(context, quote);
        if (words == 0)
        {
            return null;
        }

        char last = context.Text.Text[context.Text.Tokens[quote.EndToken - 1].End - 1];
        int before = quote.OpenToken - 1;
        bool startsSentence = quote.OpenToken == context.SentenceStartOf(quote.OpenToken) || quote.OpenToken == quote.FirstToken;
        bool leadIn = before >= 0 && context.QuoteOf(before) < 0 && (context.IsMark(before, ',') || context.IsMark(before, ':'));
        bool capital = context.IsCapitalised(quote.FirstToken);
        bool stops = last is '.' or '!' or '?' or '…';
        bool pauses = stops || HasCommaAfter(context, quote) || last is ',' or '—' or '-';
        bool tagAfter = attribution.Link == AttributionLink.TagAfter,
            tagBefore = attribution.Link == AttributionLink.TagBefore;
        if (words <= LongestFragment)
        {
            // “Yes,” she said: a fragment is speech as an utterance of its own, or as what somebody plainly calls something.
            bool led =
                !title && stops && leadIn && context.IsMark(before, ':') && attribution.Score >= AttributionScores.SubjectBeforeColon;
            return (tagAfter || tagBefore || led) && capital && pauses && (startsSentence || leadIn) ? QuotationKind.Direct
                : !title && Fragments.IsSaid(context, quote, attribution, reported) ? QuotationKind.Mixed
                : null;
        }

        bool saidAtOnce =
            tagBefore
            && (leadIn || !IsTold(attribution.Cue))
            && (attribution.Cue?.Shape == CueShape.Noun || !IsNamed(context, before, attribution.Cue));
        if (title && !saidAtOnce && !(startsSentence && tagAfter) && !reported && !IsVerdict(context, quote, attribution.Cue))
        {
            // Capitals throughout: a work, a programme, a slogan, unless it is plainly said.
            return null;
        }

        // “… will carry out a “large-scale investigation””: a phrase that only the sentence before could give to somebody.
        bool elsewhere = attribution.Link is AttributionLink.Continuation or AttributionLink.Context && !startsSentence && !leadIn;
        if (
            IsSignature(context, quote, words)
            || (elsewhere && words <= LongestPhrase)
            || (capital && !reported && IsAuthored(context, quote))
        )
        {
            return null;
        }

        bool direct = (startsSentence || (leadIn && capital)) && ((pauses && tagAfter) || stops || leadIn || !quote.Closed);
        int least = attribution.Cue is null ? LeastWithoutCue : LeastScore;
        return direct ? QuotationKind.Direct
            : attribution.Score >= least ? QuotationKind.Mixed
            : null;
    }

    private static bool HasCommaAfter(QuotationContext context, QuotedSpan quote) =>
        quote.Closed && quote.CloseToken < context.Count && context.IsMark(quote.CloseToken, ',') && context.QuoteOf(quote.CloseToken) < 0;

    // The words, and whether all that carry meaning have a capital, as titles do.
    private static (int Words, bool Title) Measure(QuotationContext context, QuotedSpan quote)
    {
        int words = 0,
            capitals = 0,
            longWords = 0;
        bool sentence = false;
        for (int i = quote.FirstToken; i < quote.EndToken; i++)
        {
            Token token = context.Text.Tokens[i];
            words += token.Kind switch
            {
                // “hand-to-hand combat” is four words.
                TokenKind.Word => 1 + HyphensIn(context.Text.TextOf(i)),
                TokenKind.Number or TokenKind.Clitic => 1,
                _ => 0,
            };
            if (token.Kind is TokenKind.Word or TokenKind.Number)
            {
                bool capital = context.IsCapitalised(i);
                bool content = token.Length > 3 && token.Kind == TokenKind.Word && !(context.Is(i, WordClass.Preposition) && !capital);
                longWords += content ? 1 : 0;
                capitals += content && capital ? 1 : 0;

                // Titles write their verbs and pronouns with a capital: “That’s the way it is, Nicole” is none.
                sentence |=
                    !capital
                    && context.Is(i, WordClass.Auxiliary | WordClass.Pronoun | WordClass.Participant)
                    && token.Kind == TokenKind.Word;
            }
        }

        bool opens = context.IsCapitalised(quote.FirstToken) || context.Text.Tokens[quote.FirstToken].Kind == TokenKind.Number;
        return (words, opens && !sentence && words <= LongestTitle && longWords > 0 && capitals == longWords);
    }

    private static int HyphensIn(ReadOnlySpan<char> word) => word.Count('-') + word.Count('‑');

    // “told “Fox and Friends””: a capitalised name right after “told” is the listener.
    private static bool IsTold(Cue? cue) => cue is not null && (cue.Class & WordClass.Tell) != 0 && (cue.Class & WordClass.Say) == 0;

    // “Karin called the mayor “The Butcher of Springfield””: the name is what Karin says of somebody. “a website called “…”” only names.
    private static bool IsVerdict(QuotationContext context, QuotedSpan quote, Cue? cue)
    {
        if (
            cue is null
            || (cue.Class & WordClass.Name) == 0
            || cue.Shape is not (CueShape.SubjectVerb or CueShape.Shared)
            || quote.OpenToken <= cue.End
            || quote.OpenToken > cue.End + LongestObject
        )
        {
            return false;
        }

        bool called = context.Text.Is(quote.OpenToken - 1, "as");
        for (int i = cue.End; i < quote.OpenToken - (called ? 1 : 0); i++)
        {
            if (
                context.QuoteOf(i) >= 0
                || context.IsMark(i)
                || context.Is(i, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator)
            )
            {
                return false;
            }
        }

        int last = quote.OpenToken - (called ? 2 : 1);
        return last >= cue.End && !context.Is(last, WordClass.Determiner) && !context.IsPossessive(last);
    }

    // “… possible.¶Jane Roe, chair of the board.”: whom a pulled quotation is from, in its last line.
    private static bool IsSignature(QuotationContext context, QuotedSpan quote, int words)
    {
        bool ends = quote.CloseToken >= context.Count || context.BlockOf(quote.CloseToken) != quote.Block;
        if (
            quote.OpenToken != quote.FirstToken
            || !quote.Closed
            || !ends
            || words > LongestTitle
            || !context.IsCapitalised(quote.FirstToken)
        )
        {
            return false;
        }

        for (int i = quote.FirstToken; i < quote.EndToken; i++)
        {
            if (
                !context.IsCapitalised(i)
                && context.Is(i, WordClass.Auxiliary | WordClass.Finite | WordClass.OtherVerb | WordClass.Pronoun | WordClass.Participant)
            )
            {
                return false;
            }
        }

        return true;
    }

    // “…,” by Jane Roe: a work and its author.
    private static bool IsAuthored(QuotationContext context, QuotedSpan quote)
    {
        int at = quote.CloseToken;
        while (quote.Closed && at < context.Count && context.QuoteOf(at) < 0 && context.IsMark(at, ','))
        {
            at++;
        }

        return quote.Closed
            && at + 1 < context.Count
            && context.QuoteOf(at) < 0
            && context.BlockOf(at) == quote.Block
            && context.Text.Is(at, "by")
            && context.IsCapitalised(at + 1)
            && context.QuoteOf(at + 1) < 0;
    }

    // “CNN’s “…””, “on “…””, “a website called “…””, “her book, “…””, “the authors of the “…””: the words name something.
    private static bool IsNamed(QuotationContext context, int before, Cue? cue) =>
        (
            before >= 0
            && (
                context.IsPossessive(before)
                || context.Is(before, WordClass.Preposition)
                || (context.QuoteOf(before) < 0 && context.Is(before, Grammar.Articles))
                || IsWork(context, context.IsMark(before, ',') ? before - 1 : before)
            )
        ) || (cue is not null && (cue.Class & WordClass.Name) != 0 && (cue.Class & (WordClass.Say | WordClass.Tell)) == 0);

    private static bool IsWork(QuotationContext context, int token) =>
        token >= 0 && context.QuoteOf(token) < 0 && Works.ContainsAsWritten(context.Text.TextOf(token));
}
