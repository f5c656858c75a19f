using Pipeline.Metadata.Quotations.Cues;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>Finds the clause that “according to” reports.</summary>
internal static class SourceClause
{
    private const int LongestSource = 12,
        ShortOpening = 4,
        LongestLook = 60;

    /// <summary>“According to Karin, …”, “…, according to Karin” and “One child was, according to the police, …”.</summary>
    public static (int First, int End) Of(QuotationContext context, Cue cue, int start, int end)
    {
        int after = cue.Speaker.End;
        (start, end) = Between(context, ';', cue.First, after, start, end);
        for (
            int reach = after + LongestSource;
            after < Math.Min(end, reach) && !context.IsMark(after, ',') && context.QuoteOf(after) < 0;
            after++
        )
        {
            // “a 1989 report from the agency (NTSB)”, “projections by CNN and NPR”.
        }

        bool comma = after < end && context.IsMark(after, ',');
        if (cue.First == start)
        {
            return comma ? (after + 1, end) : default;
        }

        bool apart = context.IsMark(cue.First - 1, ',');
        bool another = comma && after + 1 < end && context.Is(after + 1, WordClass.Conjunction);
        if (comma && apart && !another && IsOpening(context, start, cue.First))
        {
            return ClauseVerb.IsIn(context, after + 1, end) ? (after + 1, end) : default;
        }

        return comma && apart && !another && after < end - 1 ? (start, end)
            : another ? (start, apart ? cue.First - 1 : cue.First)
            : cue.Speaker.End < end - 8 ? default
            : (start, apart ? cue.First - 1 : cue.First);
    }

    // The part of a sentence between two such marks in which the tokens stand.
    private static (int Start, int End) Between(QuotationContext context, char mark, int first, int last, int start, int end)
    {
        int from = first,
            to = last;
        while (from > start && first - from < LongestLook && !(context.IsMark(from - 1, mark) && context.QuoteOf(from - 1) < 0))
        {
            from--;
        }

        while (to < end && to - last < LongestLook && !(context.IsMark(to, mark) && context.QuoteOf(to) < 0))
        {
            to++;
        }

        return (first - from < LongestLook ? from : start, to - last < LongestLook ? to : end);
    }

    // “Longer term, according to …”: an adverbial, not the first half of the statement. “…, but, according to …”: the statement is another.
    private static bool IsOpening(QuotationContext context, int start, int end)
    {
        bool verb = false;
        if (end - 2 > start && context.Is(end - 2, WordClass.Conjunction))
        {
            return true;
        }

        for (int i = start; i < Math.Min(end, start + ShortOpening); i++)
        {
            verb |= context.Is(i, WordClass.Auxiliary | WordClass.Finite);
        }

        return end - start <= ShortOpening && !verb;
    }
}
