namespace Pipeline.Metadata.Quotations;

/// <summary>Finds speech reported without marks: “Karin said that …”, “…, according to Karin”, “…, the ministry said”.</summary>
internal static class IndirectSpeech
{
    /// <summary>Adds the indirect quotations to the drafts; nothing that overlaps one of them.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="cues">All cues, in text order.</param>
    /// <param name="drafts">The quotations in marks; receives the indirect ones.</param>
    public static void Add(Narration narration, IReadOnlyList<Cue> cues, List<QuotationDraft> drafts)
    {
        var taken = new bool[narration.Quotes.Count == 0 ? 0 : narration.Count];
        foreach (QuotationDraft draft in drafts)
        {
            Array.Fill(taken, true, draft.First, draft.End - draft.First);
        }

        int covered = 0;
        foreach (Cue cue in cues)
        {
            if (cue.First < covered || cue.Speaker.Kind == PhraseKind.None || narration.Text.Blocks[narration.BlockOf(cue.First)].Kind != Articles.BlockKind.Paragraph)
            {
                continue;
            }

            (int first, int end) = Content(narration, cue);
            if (end - first < 3 || first < covered || Any(taken, first, end))
            {
                continue;
            }

            drafts.Add(new QuotationDraft(first, end, QuotationKind.Indirect, new Attribution(cue, cue.Speaker, 70, AttributionLink.Sentence)));
            covered = end;
        }
    }

    private static bool Any(bool[] taken, int first, int end) => taken.Length > 0 && taken.AsSpan(first, end - first).Contains(true);

    private static (int First, int End) Content(Narration narration, Cue cue)
    {
        Text.Sentence sentence = narration.Text.Sentences[narration.SentenceOf(cue.First)];
        int end = sentence.EndToken;
        while (end > sentence.FirstToken && narration.IsMark(end - 1))
        {
            end--;
        }

        bool reports = (cue.Class & (WordClass.Say | WordClass.Tell | WordClass.Think)) != 0;
        if (!reports)
        {
            return default;
        }

        if (cue.Shape == CueShape.AccordingTo)
        {
            int after = cue.Speaker.End;
            return cue.First == sentence.FirstToken
                ? after < end && narration.IsMark(after, ',') ? (after + 1, end) : default
                : narration.IsMark(cue.First - 1, ',') && cue.Speaker.End >= end - 8 ? (sentence.FirstToken, cue.First - 1) : default;
        }

        int at = cue.Shape == CueShape.VerbSubject ? cue.Speaker.End : cue.End;

        // “… said in a statement on Monday that …”: the clause may begin a little later.
        int that = at;
        while (that < end && that < at + 14 && !narration.Text.Is(that, "that") && !narration.IsMark(that) && narration.QuoteOf(that) < 0)
        {
            that++;
        }

        if (that < end && narration.Text.Is(that, "that"))
        {
            return (that + 1, end);
        }

        bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0;
        if (says && cue.ClauseStart > sentence.FirstToken + 2 && narration.IsMark(cue.ClauseStart - 1, ',') && (at >= end || narration.IsMark(at) || narration.Is(at, WordClass.Time | WordClass.Preposition)))
        {
            return (sentence.FirstToken, cue.ClauseStart - 1);
        }

        // “said the country …”: a clause has a verb of its own.
        if ((cue.Class & WordClass.Say) != 0 && cue.Shape == CueShape.SubjectVerb && at < end && !narration.IsMark(at) && !narration.Is(at, WordClass.Preposition | WordClass.Particle | WordClass.Time))
        {
            for (int i = at + 1; i < Math.Min(end, at + 16); i++)
            {
                if (narration.QuoteOf(i) < 0 && !narration.IsPossessive(i) && narration.Is(i, WordClass.Auxiliary | WordClass.Finite))
                {
                    return (at, end);
                }
            }
        }

        return default;
    }
}
