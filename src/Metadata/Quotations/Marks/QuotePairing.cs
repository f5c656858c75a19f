using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Marks;

/// <summary>Pairs the quotation marks of each block: one pass, every mark looked at a constant number of times.</summary>
internal static class QuotePairing
{
    // A tag inside an unclosed quotation is looked for so far.
    private const int LeastWords = 3,
        LongestLook = 60;

    /// <summary>
    /// The quoted stretches of the text, in text order, without overlaps. What is nested stays part of its outer quotation.
    /// </summary>
    /// <param name="text">The analysed text.</param>
    public static List<QuotedSpan> Pair(AnalysedText text)
    {
        var spans = new List<QuotedSpan>();
        var marks = new List<QuotationMark>();
        var singles = new List<QuotedSpan>();
        var doubles = new List<QuotedSpan>();
        ReadOnlySpan<Sentence> sentences = text.Sentences;
        bool open = false;
        for (int s = 0; s < sentences.Length; )
        {
            int block = sentences[s].Block,
                first = sentences[s].FirstToken;
            while (s < sentences.Length && sentences[s].Block == block)
            {
                s++;
            }

            int end = sentences[s - 1].EndToken;
            marks.Clear();
            MarkReader.Read(text, first, end, marks);
            doubles.Clear();
            singles.Clear();
            open = PairDoubles(text, marks, first, end, block, open, doubles);
            PairSingles(text, marks, block, singles);
            Merge(doubles, singles, spans);
        }

        DropUnusedConvention(text, spans);
        return spans;
    }

    // A text that quotes in double marks has single ones for headlines, titles and what is nested: they are kept only where they are its
    // convention.
    private static void DropUnusedConvention(AnalysedText text, List<QuotedSpan> spans)
    {
        if (spans.Exists(span => !span.Single) || text.Text.Contains("''", StringComparison.Ordinal))
        {
            spans.RemoveAll(span => span.Single);
        }
    }

    // Returns whether the block ends inside a quotation, so that the next one may close it.
    private static bool PairDoubles(
        AnalysedText text,
        List<QuotationMark> marks,
        int first,
        int end,
        int block,
        bool continued,
        List<QuotedSpan> spans
    )
    {
        int open = -1,
            nested = 0;
        for (int m = 0; m < marks.Count; m++)
        {
            QuotationMark mark = marks[m];
            if (mark.Family == MarkFamily.Single)
            {
                continue;
            }

            if (open < 0)
            {
                if (mark.Closes <= mark.Opens || IsMisplacedOpener(text, marks, m, first))
                {
                    (open, nested) = (mark.Token + mark.TokenCount < end ? m : -1, 0);
                }
                else if (continued && spans.Count == 0)
                {
                    // A close without an open ends what the block before left open; otherwise it is a stray, or an inch mark.
                    Add(spans, first, first, mark.Token, mark.Token + mark.TokenCount, block);
                }

                continue;
            }

            QuotationMark opener = marks[open];
            if (mark.Family != opener.Family)
            {
                continue;
            }

            if (IsCloser(text, opener, mark))
            {
                if (nested == 0)
                {
                    Add(spans, opener.Token, opener.Token + opener.TokenCount, mark.Token, mark.Token + mark.TokenCount, block);
                    open = -1;
                }

                nested = Math.Max(0, nested - 1);
            }
            else if (Closers(marks, m, opener.Family) > nested + 1 || IsOtherStyle(text, opener, mark, marks, m))
            {
                nested++;
            }
            else
            {
                // Opened again before it was closed: the closing mark is missing.
                Add(spans, opener.Token, opener.Token + opener.TokenCount, mark.Token, mark.Token, block);
                (open, nested) = (m, 0);
            }
        }

        return open >= 0 && AddUnclosed(text, marks[open], end, block, spans);
    }

    // “„…“” closes with the mark that opens elsewhere.
    private static bool IsCloser(AnalysedText text, QuotationMark opener, QuotationMark mark) =>
        mark.Closes > mark.Opens
        || (mark.Closes == mark.Opens && mark.Closes > 0)
        || (mark.Opens == 3 && text.Is(opener.Token, "„") && text.Is(mark.Token, "“"));

    // “he said," We will."”: two closing marks in a row, so the first one is a misplaced opening one.
    private static bool IsMisplacedOpener(AnalysedText text, List<QuotationMark> marks, int m, int first) =>
        marks[m].TokenCount == 1
        && text.Is(marks[m].Token, "\"")
        && Closers(marks, m, marks[m].Family) % 2 == 1
        && marks[m].Token > first
        && text.Is(marks[m].Token - 1, ",");

    // Returns whether the quotation goes on to the end of the block.
    private static bool AddUnclosed(AnalysedText text, QuotationMark opener, int end, int block, List<QuotedSpan> spans)
    {
        int start = opener.Token + opener.TokenCount;
        int tag = TagInside(text, start, end);

        // “We will start, said Karin: the closing mark is missing before the tag.
        int close = tag > 0 ? tag : end;
        Add(spans, opener.Token, start, close, close, block);
        return tag <= 0;
    }

    // The token after the comma before “said Karin”, where that stands inside what is not closed; 0 without one.
    private static int TagInside(AnalysedText text, int first, int end)
    {
        for (int i = first + LeastWords; i + 2 < Math.Min(end, first + LongestLook); i++)
        {
            if (
                text.Is(i, ",")
                && (WordClasses.Of(text.TextOf(i + 1)) & (WordClass.Say | WordClass.Finite)) == (WordClass.Say | WordClass.Finite)
                && text.Tokens[i + 1].Case == LetterCase.Lower
                && text.IsCapitalised(i + 2)
                && !text.Is(i + 2, "I")
            )
            {
                return i + 1;
            }
        }

        return 0;
    }

    // "… “Equal Justice” … without an end: straight marks around curly ones that are closed by their own kind.
    private static bool IsOtherStyle(AnalysedText text, QuotationMark opener, QuotationMark mark, List<QuotationMark> marks, int m) =>
        text.Is(opener.Token, "\"") && text.Is(mark.Token, "“") && m + 1 < marks.Count && text.Is(marks[m + 1].Token, "”");

    // How many closing marks follow before the next opening one; more than three make no difference.
    private static int Closers(List<QuotationMark> marks, int from, MarkFamily family)
    {
        int closers = 0;
        for (int m = from + 1; m < marks.Count && closers < 3 && m < from + 12; m++)
        {
            if (marks[m].Family != family)
            {
                continue;
            }

            if (marks[m].Opens > marks[m].Closes)
            {
                break;
            }

            closers++;
        }

        return closers;
    }

    private static void PairSingles(AnalysedText text, List<QuotationMark> marks, int block, List<QuotedSpan> spans)
    {
        int open = -1,
            fallback = -1;
        for (int m = 0; m < marks.Count; m++)
        {
            QuotationMark mark = marks[m];
            if (mark.Family != MarkFamily.Single)
            {
                continue;
            }

            if (mark.Opens > 0)
            {
                Close(marks, open, fallback, block, spans);
                open = m;
                fallback = -1;
            }
            else if (open >= 0 && mark.Closes == 2)
            {
                // A possessive in between (‘the workers’ rights’) is skipped within one sentence only.
                bool sameSentence =
                    fallback < 0
                    || text.SentenceAt(text.Tokens[marks[fallback].Token].Start) == text.SentenceAt(text.Tokens[mark.Token].Start);
                Close(marks, open, sameSentence ? m : fallback, block, spans);
                open = fallback = -1;
            }
            else if (open >= 0 && fallback < 0)
            {
                fallback = m;
            }
        }

        Close(marks, open, fallback, block, spans);
    }

    private static void Close(List<QuotationMark> marks, int open, int close, int block, List<QuotedSpan> spans)
    {
        if (open >= 0 && close > open && marks[close].Token > marks[open].Token + 1)
        {
            spans.Add(new QuotedSpan(marks[open].Token, marks[open].Token + 1, marks[close].Token, marks[close].Token + 1, block, true));
        }
    }

    private static void Add(List<QuotedSpan> spans, int open, int first, int end, int close, int block)
    {
        if (end > first)
        {
            spans.Add(new QuotedSpan(open, first, end, close, block, false));
        }
    }

    // Single marks around double ones are the outer quotation (British style); single marks inside double ones are nested.
    private static void Merge(List<QuotedSpan> doubles, List<QuotedSpan> singles, List<QuotedSpan> spans)
    {
        int d = 0;
        foreach (QuotedSpan single in singles)
        {
            while (d < doubles.Count && doubles[d].CloseToken <= single.OpenToken)
            {
                spans.Add(doubles[d++]);
            }

            int inside = d;
            while (inside < doubles.Count && doubles[inside].OpenToken > single.OpenToken && doubles[inside].CloseToken <= single.EndToken)
            {
                inside++;
            }

            bool overlaps = inside < doubles.Count && doubles[inside].OpenToken < single.CloseToken;
            if (!overlaps)
            {
                spans.Add(single);
                d = inside;
            }
        }

        while (d < doubles.Count)
        {
            spans.Add(doubles[d++]);
        }
    }
}
