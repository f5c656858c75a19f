using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Attribution;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>Finds speech reported without marks: “Karin said that …”, “…, according to Karin”, “…, the ministry said”.</summary>
internal static class IndirectSpeech
{
    // “one might say”, “neither said what it cost”: nobody said it.
    private static readonly WordSet Nobodies = WordSet.Read("Quotations/Indirect/clauses.txt", "nobodies");

    /// <summary>Adds the indirect quotations to the drafts; nothing that overlaps one of them.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="cues">All cues, in text order.</param>
    /// <param name="statements">What each of them reports.</param>
    /// <param name="drafts">The quotations in marks; receives the indirect ones.</param>
    public static void Add(QuotationContext context, IReadOnlyList<Cue> cues, Statements statements, List<QuotationDraft> drafts)
    {
        bool[] taken = new bool[context.Quotes.Count == 0 ? 0 : context.Count];
        foreach (QuotationDraft draft in drafts)
        {
            Array.Fill(taken, true, draft.First, draft.End - draft.First);
        }

        int covered = 0;
        for (int c = 0; c < cues.Count; c++)
        {
            Cue cue = cues[c];
            if (
                cue.First < covered
                || cue.Speaker.Kind == PhraseKind.None
                || context.Text.Blocks[context.BlockOf(cue.First)].Kind != Articles.BlockKind.Paragraph
                || IsMisread(context, cue)
            )
            {
                continue;
            }

            (int first, int end) = statements.Of(c);
            bool anybody = cue.Speaker.End == cue.Speaker.First + 1 && context.Is(cue.Speaker.First, Nobodies);
            if (end - first < 3 || IsCut(context, first, end) || anybody || first < covered || Any(taken, first, end))
            {
                continue;
            }

            drafts.Add(
                new QuotationDraft(
                    first,
                    end,
                    QuotationKind.Indirect,
                    new AttributionCandidate(cue, cue.Speaker, AttributionScores.Indirect, AttributionLink.Sentence)
                )
            );
            covered = end;
        }
    }

    // “Monday morning announced”, “twelve reported”: the subject was misread, so the report is none.
    private static bool IsMisread(QuotationContext context, Cue cue) =>
        cue.Speaker.Kind == PhraseKind.Nominal
        && (
            context.Text.Tokens[cue.Speaker.Head].Kind != TokenKind.Word
            || context.Is(cue.Speaker.Head, WordClass.Time | WordClass.Number)
            || (cue.Shape == CueShape.SubjectVerb && context.Text.Tokens[cue.First - 1].Kind == TokenKind.Number)
        );

    // “where the Navy predicted it would be”: the rest of the clause stands before the cue.
    private static bool IsCut(QuotationContext context, int first, int end) =>
        end > first && context.Is(end - 1, WordClass.Auxiliary) && !context.IsCapitalised(end - 1) && !context.IsPossessive(end - 1);

    private static bool Any(bool[] taken, int first, int end) => taken.Length > 0 && taken.AsSpan(first, end - first).Contains(true);
}
