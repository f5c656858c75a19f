using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>Reads over what may stand between a subject and its verb: “on Monday”, “later”, “has also”, “went on to”.</summary>
/// <param name="context">The article as attribution reads it.</param>
/// <param name="candidates">Who may speak.</param>
internal sealed class VerbGroups(QuotationContext context, SpeakerCandidates candidates)
{
    /// <summary>The last token before the verb's group.</summary>
    /// <param name="i">The token before the verb.</param>
    /// <param name="floor">The first token that may be looked at.</param>
    public int Before(int i, int floor)
    {
        while (i >= floor && context.QuoteOf(i) < 0)
        {
            WordClass c = context.ClassOf(i);
            bool mention = candidates.MentionAt(i) >= 0;
            if (mention)
            {
                break;
            }

            if (
                (c & WordClass.Auxiliary) != 0
                || ((c & WordClass.Adverb) != 0 && !context.IsCapitalised(i))
                || (c & WordClass.Particle) != 0
            )
            {
                i--;
            }
            else if (
                i - 1 >= floor
                && context.Text.Is(i + 1, "to")
                && context.Is(i, WordClass.Finite | WordClass.OtherVerb | WordClass.Reporting | WordClass.Preposition)
            )
            {
                i--;
            }
            else if (context.Text.Is(i, "on") && context.Is(i + 1, WordClass.Particle) && i - 1 >= floor)
            {
                // “went on to say”.
                i -= 2;
            }
            else if (TimePhrase(i, floor) is int start && start >= floor)
            {
                i = start - 1;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    // The first token of a time phrase that ends at i, or −1.
    private int TimePhrase(int i, int floor)
    {
        int j = i;
        while (
            j >= floor
            && (
                context.Text.Tokens[j].Kind == TokenKind.Number
                || (context.Is(j, WordClass.Time) && candidates.MentionAt(j) < 0)
                || (j < i && context.Is(j, WordClass.Determiner))
            )
        )
        {
            j--;
        }

        if (j == i)
        {
            return -1;
        }

        bool number = context.Text.Tokens[i].Kind == TokenKind.Number;
        return j >= floor && context.Is(j, WordClass.Preposition) ? j
            : number ? -1
            : j + 1;
    }
}
