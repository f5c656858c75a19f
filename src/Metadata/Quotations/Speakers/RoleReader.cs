using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>
/// Reads what the words around a name call its owner: “State Secretary Erlan Karin”, “Jane Roe, a spokeswoman for the ministry”.
/// </summary>
internal static class RoleReader
{
    private const int Reach = 8;

    /// <summary>Adds the role words beside one mention, and the gender they show.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="candidates">The candidates, as far as it is gathered.</param>
    /// <param name="mention">The mention.</param>
    /// <param name="member">Its owner.</param>
    public static void Read(QuotationContext context, SpeakerCandidates candidates, CandidateMention mention, SpeakerCandidate member)
    {
        if (member.Kind is CandidateKind.Place or CandidateKind.Organisation)
        {
            return;
        }

        AnalysedText text = context.Text;
        bool role = false;
        for (
            int i = mention.FirstToken - 1;
            i >= 0 && mention.FirstToken - i <= Reach && context.SentenceOf(i) == context.SentenceOf(mention.FirstToken);
            i--
        )
        {
            bool titled = context.Is(i, WordClass.Title | WordClass.PersonNoun);
            bool verb = !titled && !context.IsCapitalised(i) && context.Is(i, WordClass.Finite | WordClass.OtherVerb | WordClass.Auxiliary);
            bool somebody =
                candidates.MentionAt(i) >= 0
                && candidates.Members[candidates.Mentions[candidates.MentionAt(i)].Member].Kind == CandidateKind.Person;
            if (
                verb
                || somebody
                || context.IsMark(i)
                || context.Is(i, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Determiner)
                || (!titled && !role)
            )
            {
                break;
            }

            role = true;
            member.AddRole(text.TextOf(i));
            if (Titles.Spelled(text.TextOf(i)) is { } spelled)
            {
                member.AddRole(spelled);
            }

            Genders.ByTitle(text.TextOf(i), member);
        }

        if (member.Roles.Contains("candidate") || member.Roles.Contains("nominee"))
        {
            member.AddRole("candidate");
            member.AddRole("hopeful");
        }

        // An apposition: “, the state secretary, …”, “, a spokeswoman for …”.
        int at = mention.EndToken;
        if (
            at + 2 < context.Count
            && context.IsMark(at, ',')
            && context.SentenceOf(at + 1) == context.SentenceOf(at)
            && (context.Is(at + 1, WordClass.Determiner | WordClass.PersonNoun) || context.IsPossessive(at + 2))
        )
        {
            for (
                int i = at + 1;
                i < context.Count
                    && i <= at + Reach
                    && !context.IsMark(i)
                    && context.QuoteOf(i) < 0
                    && !context.Is(i, WordClass.Preposition | WordClass.Relative | WordClass.Auxiliary);
                i++
            )
            {
                if (!context.Is(i, WordClass.Determiner))
                {
                    member.AddRole(text.TextOf(i));
                    Genders.ByTitle(text.TextOf(i), member);
                }
            }
        }
    }
}
