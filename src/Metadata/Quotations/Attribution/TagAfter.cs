using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Marks;
using Pipeline.Metadata.Quotations.Speakers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Attribution;

/// <summary>Finds the reporting clause after a quotation: “…,” Karin said · “…?” said Karin · “…” according to Karin.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="cues">All cues.</param>
/// <param name="phrases">Reads noun phrases.</param>
internal sealed class TagAfter(QuotationContext context, CueMap cues, PhraseReader phrases) : ISpeakerFinder
{
    private const int Reach = 45,
        LongestPhrase = 12,
        MostAdverbs = 3;

    /// <inheritdoc/>
    public AttributionCandidate Find(int quote)
    {
        QuotedSpan span = context.Quotes[quote];
        if (!span.Closed || span.CloseToken >= context.Count || context.BlockOf(span.CloseToken) != span.Block)
        {
            return default;
        }

        char mark = LastMark(span);
        int start = context.AfterPause(span.CloseToken);
        bool comma = start > span.CloseToken;
        if (start >= context.Count || context.QuoteOf(start) >= 0 || context.BlockOf(start) != span.Block)
        {
            return default;
        }

        int at = start;
        while (
            at < context.Count
            && context.QuoteOf(at) < 0
            && context.Is(at, WordClass.Adverb)
            && !context.Is(at, WordClass.Reporting)
            && at < start + MostAdverbs
        )
        {
            at++;
        }

        // “…,” raising fresh questions: a participle goes on about the quotation; who said it stands before.
        bool goesOn =
            (comma || mark == ',')
            && context.Is(start, WordClass.Ing)
            && !context.IsCapitalised(start)
            && !context.Is(start, WordClass.PersonNoun | WordClass.GroupNoun);
        return goesOn ? default : FirstTag(start, at, mark, comma);
    }

    private AttributionCandidate FirstTag(int start, int at, char mark, bool comma)
    {
        int sentence = context.SentenceEndOf(start);
        for (
            int c = cues.FirstFrom(start);
            c < cues.Count && cues[c].First < Math.Min(sentence, start + Reach) && !CrossesQuotation(start, cues[c].First);
            c++
        )
        {
            Cue cue = cues[c];
            bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0 || cue.Shape == CueShape.AccordingTo;
            if (!says || cue.Shape == CueShape.Shared)
            {
                continue;
            }

            bool atStart = cue.ClauseStart <= at || (cue.ClauseStart == at + 1 && context.IsWord(at, "as"));
            if (!atStart && !IsOnePhrase(at, cue.ClauseStart))
            {
                return Apposed(cue, start, mark == ',' || comma);
            }

            int score = Score(cue, mark, comma, sentence);
            return score > 0 ? new AttributionCandidate(cue, cue.Speaker, score, AttributionLink.TagAfter) : default;
        }

        return default;
    }

    private int Score(Cue cue, char mark, bool comma, int sentence)
    {
        bool ended = mark is ',' or '?' or '!' or '…' or '—' or '–' or '-' || comma;
        bool stops = cues.EndsClause(cue, sentence);
        if (ended)
        {
            return mark != ',' && !comma && OpensNext(cue, sentence) ? AttributionScores.TagOfNext : AttributionScores.TagAfter;
        }

        if (mark == '.')
        {
            // “….” Ruud nodded: a sentence of its own that tells what somebody else does.
            return stops && !SpeechVerbs.IsGesture(context.Text.TextOf(cue.First)) ? AttributionScores.SentenceAfter : 0;
        }

        return cue.Shape == CueShape.AccordingTo ? AttributionScores.SourceAfter
            : stops ? AttributionScores.UnmarkedTagAfter
            : AttributionScores.LooseTagAfter;
    }

    // “…,” Karin, 30, of Almaty, who was there, said: however long the apposition.
    private AttributionCandidate Apposed(Cue cue, int start, bool pauses)
    {
        SpeakerPhrase named = pauses ? phrases.StartingAt(start, cue.First) : SpeakerPhrase.None;
        bool apposed =
            named.Kind == PhraseKind.Name
            && named.First == start
            && named.End < cue.First
            && context.IsMark(named.End, ',')
            && cue.Shape == CueShape.SubjectVerb
            && (cue.Class & WordClass.Finite) != 0;
        return apposed
            ? new AttributionCandidate(
                cue with
                {
                    Speaker = named,
                    ClauseStart = start,
                },
                named,
                AttributionScores.AppositionAfter,
                AttributionLink.TagAfter
            )
            : default;
    }

    // The last mark between the quotation marks, or a space.
    private char LastMark(QuotedSpan quote)
    {
        for (int i = quote.EndToken - 1; i >= Math.Max(quote.FirstToken, quote.EndToken - 3); i--)
        {
            Token token = context.Text.Tokens[i];
            char c = context.Text.Text[token.End - 1];
            if (token.Kind != TokenKind.Mark)
            {
                return c == '.' ? '.' : ' ';
            }

            if (c is not ('\'' or '’' or '"' or '”' or ')' or ']'))
            {
                return c;
            }
        }

        return ' ';
    }

    // “Will you?” Karin replied, “We will.” — the verb belongs to what follows.
    private bool OpensNext(Cue cue, int sentence)
    {
        int at = cue.Shape == CueShape.VerbSubject ? Math.Max(cue.Speaker.End, cue.End) : cue.End;
        return at + 1 < sentence
            && context.QuoteOf(at) < 0
            && (context.IsMark(at, ',') || context.IsMark(at, ':'))
            && context.QuoteOf(at + 1) >= 0;
    }

    // Whether the tokens can be the beginning of one noun phrase: the reader may have stopped short inside a long one.
    private bool IsOnePhrase(int from, int to)
    {
        if (to - from > LongestPhrase || context.Is(from, WordClass.Conjunction | WordClass.Subordinator | WordClass.Preposition))
        {
            return false;
        }

        for (int i = from; i < to; i++)
        {
            if (context.IsMark(i) || context.Is(i, WordClass.Auxiliary) || (context.Is(i, WordClass.Finite) && !context.IsCapitalised(i)))
            {
                return false;
            }
        }

        return true;
    }

    private bool CrossesQuotation(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (context.QuoteOf(i) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
