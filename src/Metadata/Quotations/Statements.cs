namespace Pipeline.Metadata.Quotations;

/// <summary>What the cues report: the clause of each, and which quoted stretches stand inside one.</summary>
internal sealed class Statements
{
    // A statement that quotes more is none; it bounds the work in a sentence of any length.
    private const int MostQuotes = 16;

    private readonly (int First, int End)[] _clauses;
    private readonly int[] _around;

    /// <summary>Reads the clause of every cue.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="cues">All cues, in text order.</param>
    public Statements(Narration narration, IReadOnlyList<Cue> cues)
    {
        _clauses = new (int First, int End)[cues.Count];
        _around = new int[narration.Quotes.Count];
        Array.Fill(_around, -1);
        for (int c = 0; c < cues.Count; c++)
        {
            (int first, int end) = _clauses[c] = ReportedClause.Of(narration, cues[c], c + 1 < cues.Count ? cues[c + 1] : null);
            if (cues[c].Speaker.Kind == PhraseKind.None || end <= first)
            {
                continue;
            }

            int q = narration.FirstQuoteAfter(first);
            for (int inside = q; inside < Math.Min(narration.Quotes.Count, q + MostQuotes) && narration.Quotes[inside].EndToken <= end; inside++)
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
}
