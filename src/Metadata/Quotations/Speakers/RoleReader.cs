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

        ReadBefore(context, candidates, mention, member);
        if (member.Roles.Contains("candidate") || member.Roles.Contains("nominee"))
        {
            member.AddRole("candidate");
            member.AddRole("hopeful");
        }

        ReadApposition(context, mention.EndToken, member);
    }

    // “State Secretary Erlan Karin”.
    private static void ReadBefore(
        QuotationContext context,
        SpeakerCandidates candidates,
        CandidateMention mention,
        SpeakerCandidate member
    )
    {
        AnalysedText text = context.Text;
        int sentence = context.SentenceOf(mention.FirstToken);
        bool any = false;
        for (int i = mention.FirstToken - 1; i >= 0 && mention.FirstToken - i <= Reach && context.SentenceOf(i) == sentence; i--)
        {
            bool titled = context.Is(i, WordClass.Title | WordClass.PersonNoun);
            if (EndsRole(context, candidates, i, titled) || (!titled && !any))
            {
                break;
            }

            any = true;
            member.AddRole(text.TextOf(i));
            if (Titles.Spelled(text.TextOf(i)) is { } spelled)
            {
                member.AddRole(spelled);
            }

            Genders.ByTitle(text.TextOf(i), member);
        }
    }

    private static bool EndsRole(QuotationContext context, SpeakerCandidates candidates, int i, bool titled)
    {
        bool verb = !titled && !context.IsCapitalised(i) && context.Is(i, WordClass.Finite | WordClass.OtherVerb | WordClass.Auxiliary);
        bool somebody =
            candidates.MentionAt(i) >= 0
            && candidates.Members[candidates.Mentions[candidates.MentionAt(i)].Member].Kind == CandidateKind.Person;
        return verb
            || somebody
            || context.IsMark(i)
            || context.Is(i, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Determiner);
    }

    // “, the state secretary, …”, “, a spokeswoman for …”.
    private static void ReadApposition(QuotationContext context, int comma, SpeakerCandidate member)
    {
        bool apposed =
            comma + 2 < context.Count
            && context.IsMark(comma, ',')
            && context.SentenceOf(comma + 1) == context.SentenceOf(comma)
            && (context.Is(comma + 1, WordClass.Determiner | WordClass.PersonNoun) || context.IsPossessive(comma + 2));
        for (
            int i = comma + 1;
            apposed
                && i < context.Count
                && i <= comma + Reach
                && !context.IsMark(i)
                && context.QuoteOf(i) < 0
                && !context.Is(i, WordClass.Preposition | WordClass.Relative | WordClass.Auxiliary);
            i++
        )
        {
            if (!context.Is(i, WordClass.Determiner))
            {
                member.AddRole(context.Text.TextOf(i));
                Genders.ByTitle(context.Text.TextOf(i), member);
            }
        }
    }
}
