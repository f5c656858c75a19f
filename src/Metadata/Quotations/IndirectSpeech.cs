namespace Pipeline.Metadata.Quotations;

/// <summary>Finds speech reported without marks: “Karin said that …”, “…, according to Karin”, “…, the ministry said”.</summary>
internal static class IndirectSpeech
{
    /// <summary>Adds the indirect quotations to the drafts; nothing that overlaps one of them.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="cues">All cues, in text order.</param>
    /// <param name="statements">What each of them reports.</param>
    /// <param name="drafts">The quotations in marks; receives the indirect ones.</param>
    public static void Add(Narration narration, IReadOnlyList<Cue> cues, Statements statements, List<QuotationDraft> drafts)
    {
        var taken = new bool[narration.Quotes.Count == 0 ? 0 : narration.Count];
        foreach (QuotationDraft draft in drafts)
        {
            Array.Fill(taken, true, draft.First, draft.End - draft.First);
        }

        int covered = 0;
        for (int c = 0; c < cues.Count; c++)
        {
            Cue cue = cues[c];
            if (cue.First < covered || cue.Speaker.Kind == PhraseKind.None || narration.Text.Blocks[narration.BlockOf(cue.First)].Kind != Articles.BlockKind.Paragraph)
            {
                continue;
            }

            (int first, int end) = statements.Of(c);
            // “where the Navy predicted it would be”: the rest of the clause stands before the cue.
            bool cut = end > first && narration.Is(end - 1, WordClass.Auxiliary) && !narration.IsCapitalised(end - 1) && !narration.IsPossessive(end - 1);
            bool anybody = cue.Speaker.End == cue.Speaker.First + 1 && narration.Text.TextOf(cue.Speaker.First) is "one" or "One";
            if (end - first < 3 || cut || anybody || first < covered || Any(taken, first, end))
            {
                continue;
            }

            drafts.Add(new QuotationDraft(first, end, QuotationKind.Indirect, new Attribution(cue, cue.Speaker, 70, AttributionLink.Sentence)));
            covered = end;
        }
    }

    private static bool Any(bool[] taken, int first, int end) => taken.Length > 0 && taken.AsSpan(first, end - first).Contains(true);
}
