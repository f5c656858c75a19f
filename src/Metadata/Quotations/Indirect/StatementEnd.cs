using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Quotations.Speakers;

namespace Pipeline.Metadata.Quotations.Indirect;

/// <summary>Where a reported clause ends: the narrator, or another speaker, goes on.</summary>
internal static class StatementEnd
{
    private static readonly WordSet Citing = WordSet.Read("Quotations/Indirect/clauses.txt", "citing");

    private const int LongestLook = 60;

    /// <summary>
    /// The first token of what is the narrator’s: “…; Quirin wept”, “…, but Congress has not passed it”, “…, though it was later found …”,
    /// “…, citing two sources”.
    /// </summary>
    public static int Of(QuotationContext context, int first, int end)
    {
        for (int i = first + 2; i < Math.Min(end - 2, first + LongestLook); i++)
        {
            if (context.QuoteOf(i) >= 0 || !context.IsMark(i))
            {
                continue;
            }

            bool but =
                context.IsMark(i, ',')
                && context.Is(i + 1, Grammar.Contrasts)
                && (context.IsCapitalised(i + 2) || context.Text.Is(i + 2, "it"))
                && ClauseVerb.IsIn(context, i + 2, Math.Min(end, i + 8));
            bool cites = context.IsMark(i, ',') && (context.Is(i + 1, Citing) || GoesOn(context, i + 1));
            if (context.IsMark(i, ';') || but || cites)
            {
                return i;
            }
        }

        return end;
    }

    // “…, adding that …”: whoever spoke goes on. What is reported may add, too: “…, adding a dollar to bills”.
    private static bool GoesOn(QuotationContext context, int verb) =>
        context.Text.Is(verb, "adding") && (context.IsWord(verb + 1, "that") || context.Is(verb + 1, WordClass.Pronoun));

    /// <summary>Where the next cue ends the clause: “Karin said …, but Tokayev said …”: the second clause is not Karin’s.</summary>
    public static int Before(QuotationContext context, Cue? next, int first, int end)
    {
        // “said he … and suggested …”, “…, with others claiming …”: the next verb reports something of its own.
        bool second =
            next is not null && next.First > first + 2 && next.First < end && (next.Class & (WordClass.Say | WordClass.Tell)) != 0;
        if (second && next!.Shape == CueShape.Shared && (next.Class & WordClass.Finite) != 0 && context.Is(next.First - 1, Grammar.Joining))
        {
            return next.First - 1;
        }

        if (second && next!.Shape == CueShape.Shared && (next.Class & WordClass.Ing) != 0 && OthersAt(context, next, first) is { } others)
        {
            return others;
        }

        bool own =
            next is { Shape: CueShape.SubjectVerb }
            && next.ClauseStart > first + 2
            && next.ClauseStart < end
            && (next.Class & (WordClass.Say | WordClass.Tell)) != 0
            && next.Speaker.Kind != PhraseKind.Pronoun
            && context.Is(next.ClauseStart - 1, WordClass.Conjunction | WordClass.Subordinator)
            && context.IsMark(next.ClauseStart - 2, ',');
        // “…, as the court found”: the narrator compares. “… and the White House signalled that …”: another statement.
        bool compared =
            next is { Shape: CueShape.SubjectVerb }
            && next.ClauseStart > first + 3
            && next.ClauseStart < end
            && next.End >= end
            && context.Text.Is(next.ClauseStart - 1, "as")
            && context.IsMark(next.ClauseStart - 2, ',');
        bool joined =
            second
            && next!.Shape == CueShape.SubjectVerb
            && next.Speaker.Kind == PhraseKind.Name
            && next.ClauseStart > first + 3
            && context.Is(next.ClauseStart - 1, Grammar.Joining)
            && ReportsThat(context, next, end);
        return own || compared ? next!.ClauseStart - 2
            : joined ? next!.ClauseStart - 1
            : end;
    }

    // Where “, with others claiming …” or “, others claiming …” begins.
    private static int? OthersAt(QuotationContext context, Cue next, int first)
    {
        int subject = next.Speaker.First;
        if (subject <= first + 2 || subject >= next.First)
        {
            return null;
        }

        bool with = context.Text.Is(subject - 1, "with");
        return with && context.IsMark(subject - 2, ',') ? subject - 2
            : with || (context.IsMark(subject - 1, ',') && next.Speaker.End == next.First) ? subject - 1
            : null;
    }

    private static bool ReportsThat(QuotationContext context, Cue cue, int end)
    {
        for (int i = cue.End; i < Math.Min(end, cue.End + 4); i++)
        {
            if (context.Text.Is(i, "that"))
            {
                return true;
            }
        }

        return false;
    }
}
