using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>
/// Finds the clause that a cue without quotation marks reports: after it (“said that …”, “told the BBC it …”), or before it (“…, Karin
/// said”).
/// </summary>
internal static class ReportedClause
{
    private static readonly WordSet Concessions = WordSet.Read("Quotations/Indirect/clauses.txt", "concessions");
    private static readonly WordSet Generals = WordSet.Read("Quotations/Indirect/clauses.txt", "before general clauses");

    private const int LeastRest = 3;

    /// <summary>The tokens of the clause; empty when the cue reports none.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="cue">The cue.</param>
    /// <param name="next">The cue after it, which may end the clause.</param>
    public static (int First, int End) Of(QuotationContext context, Cue cue, Cue? next)
    {
        int sentenceStart = context.SentenceStartOf(cue.First),
            sentenceEnd = context.SentenceEndOf(cue.First),
            end = sentenceEnd;
        while (end > sentenceStart && context.IsMark(end - 1) && context.QuoteOf(end - 1) < 0)
        {
            end--;
        }

        if (cue.Shape == CueShape.AccordingTo)
        {
            return SourceClause.Of(context, cue, sentenceStart, end);
        }

        if (!Reports(context, cue, sentenceStart, end))
        {
            return default;
        }

        int at = cue.Shape == CueShape.VerbSubject ? cue.Speaker.End : cue.End;
        bool says = (cue.Class & (WordClass.Say | WordClass.Tell)) != 0;
        int tail =
            at < end && (cue.Class & WordClass.Tell) != 0 && cue.Shape == CueShape.SubjectVerb ? Listener.Skip(context, at, end) : at;
        if (says && Interrupts(context, cue, tail, sentenceStart, end))
        {
            return (sentenceStart, end);
        }

        int first = Adjuncts.Skip(context, cue, at, end);
        bool opens = ClauseOpening.Is(context, cue, first, end);
        if (says && !opens && IsTag(context, cue, tail, sentenceStart, end, sentenceEnd))
        {
            return (sentenceStart, cue.ClauseStart - 1);
        }

        if (!opens)
        {
            return default;
        }

        first = ClauseOpening.AfterThat(context, first);
        return IsConceded(context, cue, sentenceStart) && ClauseVerb.NextComma(context, first, end) is > 0 and int comma
            ? (first, comma)
            : (first, StatementEnd.Of(context, first, Math.Min(end, StatementEnd.Before(context, next, first, end))));
    }

    // “Although Karin said he hoped so, the unions were displeased.”
    private static bool IsConceded(QuotationContext context, Cue cue, int start) =>
        cue.ClauseStart == start + 1 && Concessions.Contains(context.Text.Hashes[start]);

    // Whether the cue tells of a statement at all.
    private static bool Reports(QuotationContext context, Cue cue, int start, int end)
    {
        // “would not say whether …” reports a silence.
        bool denied = cue.First > start && context.Is(cue.First - 1, Grammar.Negations);
        // “when leaders insisted that …” tells of one statement, “when they say …” of any.
        bool once =
            cue.End < end
            && context.Text.Is(cue.End, "that")
            && context.Text.TextOf(cue.First).EndsWith("ed", StringComparison.Ordinal)
            && context.IsWord(Math.Max(0, cue.ClauseStart - 1), "when");
        return (cue.Class & (WordClass.Say | WordClass.Tell | WordClass.Think)) != 0
            && cue.Shape != CueShape.Passive
            && !denied
            && (once || !Introduced(context, cue, start));
    }

    // “The strike is over, Karin said on Monday”: the cue stands behind the clause.
    private static bool IsTag(QuotationContext context, Cue cue, int tail, int start, int end, int sentenceEnd)
    {
        bool acts = SpeechVerbs.IsWeak(context.Text.TextOf(cue.First)) || (tail < end && context.Text.Is(tail, "to"));
        bool quotes = tail + 1 < sentenceEnd && context.IsMark(tail) && (context.IsMark(tail, ':') || context.QuoteOf(tail + 1) >= 0);
        return !acts
            && !quotes
            && cue.Shape != CueShape.Shared
            && cue.ClauseStart > start + 2
            && context.IsMark(cue.ClauseStart - 1, ',')
            && (tail >= end || context.IsMark(tail) || context.Is(tail, WordClass.Time | WordClass.Preposition))
            && HasVerb(context, start, cue.ClauseStart - 1);
    }

    // “At the opening of the summit, Karin said, “…””: no statement, but when or where it was made.
    private static bool HasVerb(QuotationContext context, int first, int end) =>
        ClauseVerb.IsIn(context, first, end) || (!context.Is(first, WordClass.Preposition) && ClauseVerb.MayBeIn(context, first, end));

    // “when they say …”, “as Karin said”: the clause is no statement of its own.
    private static bool Introduced(QuotationContext context, Cue cue, int start) =>
        cue.ClauseStart > start
        && cue.Shape == CueShape.SubjectVerb
        && context.QuoteOf(cue.ClauseStart - 1) < 0
        && Generals.Contains(context.Text.Hashes[cue.ClauseStart - 1]);

    // “In the wake of his death, Karin said, the lions were killed”: words without a verb before the tag, and the clause or its verb after
    // it.
    private static bool Interrupts(QuotationContext context, Cue cue, int at, int start, int end) =>
        cue.Shape == CueShape.SubjectVerb
        && cue.ClauseStart > start + 1
        && context.IsMark(cue.ClauseStart - 1, ',')
        && at + LeastRest < end
        && context.IsMark(at, ',')
        && context.QuoteOf(at + 1) < 0
        && !context.Is(at + 1, WordClass.Ing | WordClass.Relative | WordClass.Conjunction)
        && !ClauseVerb.IsIn(context, start, cue.ClauseStart - 1)
        && (
            context.Is(start, WordClass.Preposition) || OpensWithTime(context, start)
                ? ClauseVerb.IsIn(context, at + 1, end)
                : IsVerbOf(context, start, at + 1)
        );

    // “This year, Karin said, …”.
    private static bool OpensWithTime(QuotationContext context, int start) =>
        context.Is(start, WordClass.Time)
        || (context.Is(start, WordClass.Determiner | WordClass.Adverb) && context.Is(start + 1, WordClass.Time));

    // “The strike, Karin said, would last a week”: a subject before the tag, and its verb behind it.
    private static bool IsVerbOf(QuotationContext context, int start, int verb) =>
        (context.Is(start, WordClass.Determiner) || context.IsCapitalised(start))
        && !context.IsCapitalised(verb)
        && context.Is(verb, WordClass.Auxiliary | WordClass.Be);
}
