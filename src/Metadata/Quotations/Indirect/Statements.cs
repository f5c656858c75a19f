using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>What the cues report: the clause of each, and which quoted stretches stand inside one.</summary>
internal sealed class Statements
{
    // A statement that quotes more is none; it bounds the work in a sentence of any length.
    private const int MostQuotes = 16;
    private const int LongestLook = 6;

    private readonly (int First, int End)[] _clauses;
    private readonly int[] _around;

    /// <summary>Reads the clause of every cue.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="cues">All cues, in text order.</param>
    /// <param name="citations">Where the narrator says from which medium the statement is, in text order.</param>
    public Statements(QuotationContext context, IReadOnlyList<Cue> cues, List<int> citations)
    {
        _clauses = new (int First, int End)[cues.Count];
        _around = new int[context.Quotes.Count];
        Array.Fill(_around, -1);
        for (int c = 0; c < cues.Count; c++)
        {
            (int first, int end) = _clauses[c] = UpTo(citations, context, ReportedClause.Of(context, cues[c], Next(context, cues, c)));
            if (cues[c].Speaker.Kind == PhraseKind.None || end <= first)
            {
                continue;
            }

            int q = context.FirstQuoteAfter(first);
            for (
                int inside = q;
                inside < Math.Min(context.Quotes.Count, q + MostQuotes) && context.Quotes[inside].EndToken <= end;
                inside++
            )
            {
                // The outermost statement: “Karin said he thought the “…” was …” is Karin's.
                _around[inside] = _around[inside] < 0 ? c : _around[inside];
            }
        }
    }

    /// <summary>The tokens of the clause that a cue reports; empty when it reports none.</summary>
    /// <param name="cue">The index of the cue.</param>
    public (int First, int End) Of(int cue) => _clauses[cue];

    /// <summary>The index of the cue whose reported clause the quoted stretch stands in, not at its beginning; −1 without one.</summary>
    /// <param name="quote">The index of the quoted stretch.</param>
    public int Around(int quote) => _around[quote];

    // “Karin said it would rain, according to the Gazette”: the medium is no part of the statement.
    private static (int First, int End) UpTo(List<int> citations, QuotationContext context, (int First, int End) clause)
    {
        int next = citations.BinarySearch(clause.First + 1);
        next = next < 0 ? ~next : next;
        if (next >= citations.Count || citations[next] >= clause.End)
        {
            return clause;
        }

        int end = citations[next];
        while (end > clause.First && context.QuoteOf(end - 1) < 0 && (context.IsMark(end - 1) || context.Is(end - 1, Grammar.Articles)))
        {
            end--;
        }

        return (clause.First, end);
    }

    // The next cue that can end a statement: one of saying, or a comparison (“…, as the court found”).
    private static Cue? Next(QuotationContext context, IReadOnlyList<Cue> cues, int cue)
    {
        for (int c = cue + 1; c < Math.Min(cues.Count, cue + LongestLook); c++)
        {
            bool says = (cues[c].Class & (WordClass.Say | WordClass.Tell)) != 0 && cues[c].Shape != CueShape.Passive;
            if (says || (cues[c].ClauseStart > 0 && context.Text.Is(cues[c].ClauseStart - 1, "as")))
            {
                return cues[c];
            }
        }

        return null;
    }
}
