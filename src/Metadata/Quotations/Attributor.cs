using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Gives each quotation to a speaker: gathers what the sentence, the paragraph and the paragraphs before offer, and takes the surest.</summary>
/// <param name="narration">The labelled text.</param>
/// <param name="cues">All cues, in text order.</param>
/// <param name="phrases">Reads noun phrases.</param>
/// <param name="subjects">Reads the subjects of clauses.</param>
internal sealed class Attributor(Narration narration, IReadOnlyList<Cue> cues, PhraseReader phrases, SubjectReader subjects)
{
    private readonly StatementNouns _nouns = new(narration, phrases);

    private readonly UnsourcedReports _unsourced = new(narration);

    /// <summary>The attribution of every quoted stretch, in the same order.</summary>
    public Attribution[] Attribute()
    {
        IReadOnlyList<QuotedSpan> quotes = narration.Quotes;
        var attributions = new Attribution[quotes.Count];
        for (int q = 0; q < quotes.Count; q++)
        {
            attributions[q] = Best(After(q), Best(Before(q), _nouns.Before(quotes[q]), default), Final(q));
            if (attributions[q].Cue is null && attributions[q].Link != AttributionLink.TagAfter && _unsourced.Of(quotes[q]) is { Score: > 0 } nobody)
            {
                attributions[q] = nobody;
            }
        }

        for (int q = 0; q < quotes.Count; q++)
        {
            if (attributions[q].Score < 50)
            {
                attributions[q] = Best(attributions[q], Follow(q, attributions), default);
            }
        }

        return attributions;
    }

    private static Attribution Best(Attribution a, Attribution b, Attribution c)
    {
        Attribution best = b.Score > a.Score ? b : a;
        return c.Score > best.Score ? c : best;
    }

    // The index of the first cue at or after the token.
    private int CueAt(int token)
    {
        int low = 0, high = cues.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (cues[middle].First >= token)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private int SentenceEnd(int token) => narration.Text.Sentences[narration.SentenceOf(token)].EndToken;

    private int SentenceStart(int token) => narration.Text.Sentences[narration.SentenceOf(token)].FirstToken;

    // The last mark between the quotation marks, or a space.
    private char LastMark(QuotedSpan quote)
    {
        for (int i = quote.EndToken - 1; i >= Math.Max(quote.FirstToken, quote.EndToken - 3); i--)
        {
            Token token = narration.Text.Tokens[i];
            char c = narration.Text.Text[token.End - 1];
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

    // “…,” Karin said
    private Attribution After(int q)
    {
        QuotedSpan quote = narration.Quotes[q];
        int at = quote.CloseToken;
        if (at < narration.Count && narration.BlockOf(at) == quote.Block + 1 && narration.IsDash(at) && narration.QuoteOf(at) < 0)
        {
            return Signature(quote, at + 1);
        }

        if (!quote.Closed || at >= narration.Count || narration.BlockOf(at) != quote.Block)
        {
            return default;
        }

        char mark = LastMark(quote);
        bool comma = false;
        while (at < narration.Count && narration.QuoteOf(at) < 0 && (narration.IsMark(at, ',') || narration.IsDash(at)))
        {
            comma = true;
            at++;
        }

        if (at >= narration.Count || narration.QuoteOf(at) >= 0 || narration.BlockOf(at) != quote.Block)
        {
            return default;
        }

        int start = at;
        while (at < narration.Count && narration.QuoteOf(at) < 0 && narration.Is(at, WordClass.Adverb) && !narration.Is(at, WordClass.Reporting) && at < start + 3)
        {
            at++;
        }

        // “…,” raising fresh questions: a participle goes on about the quotation; who said it stands before.
        int sentence = SentenceEnd(start);
        bool goesOn = (comma || mark == ',') && narration.Is(start, WordClass.Ing) && !narration.IsCapitalised(start) && !narration.Is(start, WordClass.PersonNoun | WordClass.GroupNoun);
        for (int c = goesOn ? cues.Count : CueAt(start); c < cues.Count && cues[c].First < Math.Min(sentence, start + 45); c++)
        {
            Cue cue = cues[c];
            if (CrossesQuotation(start, cue.First))
            {
                break;
            }

            bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0 || cue.Shape == CueShape.AccordingTo;
            bool atStart = cue.ClauseStart <= at || (cue.ClauseStart == at + 1 && narration.Text.TextOf(at) is "as" or "As");
            if (!says || cue.Shape == CueShape.Shared)
            {
                continue;
            }

            bool ended = mark is ',' or '?' or '!' or '…' or '—' or '–' or '-' || comma;
            if (!atStart && !IsOnePhrase(at, cue.ClauseStart))
            {
                // “…,” Karin, 30, of Almaty, who was there, said: however long the apposition.
                SpeakerPhrase named = mark == ',' || comma ? phrases.StartingAt(start, cue.First) : SpeakerPhrase.None;
                bool apposed = named.Kind == PhraseKind.Name && named.First == start && named.End < cue.First && narration.IsMark(named.End, ',') && cue.Shape == CueShape.SubjectVerb && (cue.Class & WordClass.Finite) != 0;
                if (apposed)
                {
                    return new Attribution(cue with { Speaker = named, ClauseStart = start }, named, 90, AttributionLink.TagAfter);
                }

                break;
            }

            bool stops = EndsClause(cue, sentence);
            int score = ended && mark != ',' && !comma && OpensNext(cue, sentence) ? 60 : ended ? 96 : mark == '.' ? (stops ? 57 : 0) : cue.Shape == CueShape.AccordingTo ? 80 : stops ? 72 : 44;
            if (score > 0)
            {
                return new Attribution(cue, cue.Speaker, score, AttributionLink.TagAfter);
            }

            break;
        }

        return Signature(quote, start);
    }

    // “Will you?” Karin replied, “We will.” — the verb belongs to what follows.
    private bool OpensNext(Cue cue, int sentence)
    {
        int at = cue.Shape == CueShape.VerbSubject ? Math.Max(cue.Speaker.End, cue.End) : cue.End;
        return at + 1 < sentence && narration.QuoteOf(at) < 0 && (narration.IsMark(at, ',') || narration.IsMark(at, ':')) && narration.QuoteOf(at + 1) >= 0;
    }

    // Whether the tokens can be the beginning of one noun phrase: the reader may have stopped short inside a long one.
    private bool IsOnePhrase(int from, int to)
    {
        if (to - from > 12 || narration.Is(from, WordClass.Conjunction | WordClass.Subordinator | WordClass.Preposition))
        {
            return false;
        }

        for (int i = from; i < to; i++)
        {
            if (narration.IsMark(i) || narration.Is(i, WordClass.Auxiliary) || (narration.Is(i, WordClass.Finite) && !narration.IsCapitalised(i)))
            {
                return false;
            }
        }

        return true;
    }

    // “…” — Karin
    private Attribution Signature(QuotedSpan quote, int at)
    {
        bool dash = at > quote.CloseToken && at < narration.Count && narration.IsDash(at - 1) && narration.BlockOf(at) == narration.BlockOf(at - 1);
        if (!dash || !narration.IsCapitalised(at))
        {
            return default;
        }

        SpeakerPhrase signed = phrases.StartingAt(at, SentenceEnd(at));
        bool ends = signed.Kind == PhraseKind.Name && (signed.End >= SentenceEnd(at) || narration.IsMark(signed.End));
        return ends ? new Attribution(null, signed, 70, AttributionLink.TagAfter) : default;
    }

    // Whether nothing that could be another content follows the verb.
    private bool EndsClause(Cue cue, int sentence)
    {
        int at = cue.Shape is CueShape.VerbSubject or CueShape.Passive or CueShape.AccordingTo ? Math.Max(cue.Speaker.End, cue.End) : cue.End;
        return at >= sentence || narration.IsMark(at) || narration.QuoteOf(at) >= 0 || narration.Is(at, WordClass.Time | WordClass.Preposition | WordClass.Ing) || (narration.Is(at, WordClass.Adverb) && !narration.Is(at, WordClass.Determiner))
            || ((cue.Class & WordClass.Tell) != 0 && cue.Shape == CueShape.SubjectVerb);
    }

    private bool CrossesQuotation(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (narration.QuoteOf(i) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // Karin said, “…”; Karin said the plan was “…”
    private Attribution Before(int q)
    {
        QuotedSpan quote = narration.Quotes[q];
        int open = quote.OpenToken, floor = SentenceStart(open);
        if (open == floor)
        {
            return default;
        }

        char leading = narration.IsMark(open - 1) && narration.QuoteOf(open - 1) < 0 ? narration.Text.Text[narration.Text.Tokens[open - 1].Start] : ' ';
        Attribution best = default;
        for (int c = CueAt(open) - 1, seen = 0; c >= 0 && cues[c].First >= floor && seen < 8; c--, seen++)
        {
            Cue cue = cues[c];
            int gap = open - Math.Max(cue.End, cue.Shape is CueShape.VerbSubject or CueShape.Passive or CueShape.AccordingTo ? cue.Speaker.End : 0);
            bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0;
            int score = gap <= 1 ? 92 : leading == ':' ? 88 : leading == ',' && gap < 14 && says ? 86 : 76 - Math.Min(gap, 30);
            score -= says ? 0 : (cue.Class & (WordClass.Name | WordClass.Judge)) != 0 ? 6 : 12;
            score -= cue.Shape == CueShape.Shared ? 2 : 0;
            score -= seen * 3;
            if (best.Score > 0 && says && cue.Shape != CueShape.AccordingTo && Governs(cue, best.Cue!, open))
            {
                score = Math.Max(score, best.Score + 1);
            }

            if (cue.Speaker.Kind != PhraseKind.None && score > best.Score)
            {
                best = new Attribution(cue, cue.Speaker, score, gap <= 2 || leading is ',' or ':' ? AttributionLink.TagBefore : AttributionLink.Sentence);
            }
        }

        if (best.Score == 0)
        {
            // “by Jane Roe: “…””, “- Jane Roe: “…””: a name and a colon.
            SpeakerPhrase labelled = leading == ':' ? phrases.EndingAt(open - 2, floor, out _) : SpeakerPhrase.None;
            if (labelled.Kind == PhraseKind.Name && (labelled.First == floor || narration.IsDash(labelled.First - 1) || IsFrom(labelled.First - 1, floor)))
            {
                return new Attribution(null, labelled, 62, AttributionLink.Sentence);
            }

            // No verb of reporting: whoever the sentence is about.
            SpeakerPhrase subject = subjects.SubjectOfClause(floor, open);
            if (subject.Kind is PhraseKind.Name or PhraseKind.Pronoun || (subject.Kind == PhraseKind.Nominal && leading is ':' or ','))
            {
                return new Attribution(null, subject, leading is ':' ? 60 : leading is ',' ? 48 : 40, AttributionLink.Sentence);
            }
        }

        return best;
    }

    // “by Jane Roe”, “by the Times’ Jane Roe”.
    private bool IsFrom(int token, int floor)
    {
        for (int i = token, steps = 0; i > floor && steps < 6 && narration.QuoteOf(i) < 0; i--, steps++)
        {
            if (narration.Text.TextOf(i) is "by" or "from")
            {
                return true;
            }

            if (steps == 0 && !narration.IsPossessive(i))
            {
                return false;
            }
        }

        return false;
    }

    // “Karin said he hoped …”, “Karin said that the rebels had threatened …”: what was said includes the later verb, unless that is one of saying.
    private bool Governs(Cue outer, Cue inner, int open)
    {
        bool clause = outer.Shape == CueShape.SubjectVerb && outer.End < open && !narration.IsMark(outer.End);
        if (!clause || inner.Shape != CueShape.SubjectVerb || inner.ClauseStart < outer.End || !(IsWeak(inner) || (inner.Class & (WordClass.Say | WordClass.Tell)) == 0))
        {
            return false;
        }

        // “Karin said …, but Tokayev called it “…””: a main clause of its own.
        int before = inner.ClauseStart - 1;
        bool own = narration.IsMark(before, ';') || (before > outer.End && narration.Is(before, WordClass.Conjunction | WordClass.Subordinator) && narration.IsMark(before - 1, ',') && !narration.Text.Is(before, "that"));
        return !own;
    }

    // “would continue “…””, “goes “…””: verbs that report words only beside a whole quotation.
    private bool IsWeak(Cue cue) => narration.Is(cue.First, WordClass.Base) || SpeechVerbs.IsWeak(narration.Text.TextOf(cue.First));

    // The plan “…” will cost jobs, Karin said.
    private Attribution Final(int q)
    {
        QuotedSpan quote = narration.Quotes[q];
        int at = quote.CloseToken;
        if (at >= narration.Count || narration.BlockOf(at) != quote.Block)
        {
            return default;
        }

        int end = SentenceEnd(Math.Max(quote.CloseToken - 1, quote.OpenToken));
        Attribution best = default;
        for (int c = CueAt(at), seen = 0; c < cues.Count && cues[c].First < end && seen < 8; c++, seen++)
        {
            Cue cue = cues[c];
            bool tag = cue.Shape is CueShape.SubjectVerb or CueShape.VerbSubject or CueShape.AccordingTo && cue.ClauseStart > 0 && EndsClause(cue, end)
                && (narration.IsMark(cue.ClauseStart - 1, ',') || narration.QuoteOf(cue.ClauseStart - 1) >= 0 || narration.IsDash(cue.ClauseStart - 1));
            bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0;
            if (says && tag)
            {
                int score = 68 - seen;
                best = score > best.Score ? new Attribution(cue, cue.Speaker, score, AttributionLink.Sentence) : best;
            }
        }

        return best;
    }

    // “…,” he said. “…” — and quotations that stand alone.
    private Attribution Follow(int q, Attribution[] attributions)
    {
        QuotedSpan quote = narration.Quotes[q];
        int open = quote.OpenToken, floor = SentenceStart(open);
        int previousQuote = q - 1;
        bool sameBlock = previousQuote >= 0 && narration.Quotes[previousQuote].Block == quote.Block;

        // A cue between the quotation before (or the paragraph's start) and this one.
        int c = CueAt(open) - 1;
        bool taggedHere = sameBlock && attributions[previousQuote] is { Link: AttributionLink.TagAfter, Cue: { } tag } && c >= 0 && narration.SentenceOf(cues[c].First) == narration.SentenceOf(tag.First);
        if (!taggedHere && c >= 0 && narration.BlockOf(cues[c].First) == quote.Block && cues[c].Speaker.Kind != PhraseKind.None && !(sameBlock && cues[c].First < narration.Quotes[previousQuote].OpenToken))
        {
            return new Attribution(sameBlock ? attributions[previousQuote].Cue ?? cues[c] : cues[c], cues[c].Speaker, 58, AttributionLink.Continuation);
        }

        if (sameBlock && attributions[previousQuote].Speaker.Kind != PhraseKind.None)
        {
            return attributions[previousQuote] with { Score = Math.Min(56, attributions[previousQuote].Score), Link = AttributionLink.Continuation };
        }

        // “…” “…,” she said.
        if (q + 1 < narration.Quotes.Count && narration.Quotes[q + 1].Block == quote.Block && attributions[q + 1].Link == AttributionLink.TagAfter && narration.Quotes[q + 1].OpenToken - quote.CloseToken <= 12)
        {
            return attributions[q + 1] with { Score = 55, Link = AttributionLink.Continuation };
        }

        int sentence = narration.SentenceOf(open);
        if (sentence > 0 && narration.Text.Sentences[sentence - 1].Block == quote.Block)
        {
            SpeakerPhrase subject = subjects.SubjectOfClause(narration.Text.Sentences[sentence - 1].FirstToken, floor);
            if (subject.Kind != PhraseKind.None)
            {
                return new Attribution(null, subject, 46, AttributionLink.Context);
            }
        }

        if (previousQuote >= 0 && narration.Quotes[previousQuote].Block == quote.Block - 1 && attributions[previousQuote].Speaker.Kind != PhraseKind.None && (attributions[previousQuote].Score >= 44 || !narration.Quotes[previousQuote].Closed))
        {
            return attributions[previousQuote] with { Score = 45, Link = AttributionLink.Continuation };
        }

        if (c >= 0 && narration.BlockOf(cues[c].First) == quote.Block - 1 && cues[c].Speaker.Kind != PhraseKind.None)
        {
            return new Attribution(cues[c], cues[c].Speaker, 44, AttributionLink.Context);
        }

        return default;
    }
}
