using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Reads what the words around a name call its owner: “State Secretary Erlan Karin”, “Jane Roe, a spokeswoman for the ministry”.</summary>
internal static class RoleReader
{
    private const int Reach = 8;

    // What later sentences call the bearer of an abbreviated title: “Sen. …” is “the senator”.
    private static string? Spelled(ReadOnlySpan<char> title) => title switch
    {
        "Sen." => "senator",
        "Rep." => "congressman",
        "Gov." => "governor",
        "Gen." => "general",
        "Lt." => "lieutenant",
        "Col." => "colonel",
        "Capt." => "captain",
        "Sgt." => "sergeant",
        "Dr." or "Dr" => "doctor",
        "Prof." => "professor",
        "Adm." => "admiral",
        "Rev." => "reverend",
        _ => null,
    };

    /// <summary>Adds the role words beside one mention, and the gender they show.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="cast">The cast, as far as it is gathered.</param>
    /// <param name="mention">The mention.</param>
    /// <param name="member">Its owner.</param>
    public static void Read(Narration narration, Cast cast, Mention mention, CastMember member)
    {
        if (member.Kind is CastKind.Place or CastKind.Organisation)
        {
            return;
        }

        AnalysedText text = narration.Text;
        bool role = false;
        for (int i = mention.FirstToken - 1; i >= 0 && mention.FirstToken - i <= Reach && narration.SentenceOf(i) == narration.SentenceOf(mention.FirstToken); i--)
        {
            bool titled = narration.Is(i, WordClass.Title | WordClass.PersonNoun);
            bool verb = !titled && !narration.IsCapitalised(i) && narration.Is(i, WordClass.Finite | WordClass.OtherVerb | WordClass.Auxiliary);
            bool somebody = cast.MentionAt(i) >= 0 && cast.Members[cast.Mentions[cast.MentionAt(i)].Member].Kind == CastKind.Person;
            if (verb || somebody || narration.IsMark(i) || narration.Is(i, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Determiner) || (!titled && !role))
            {
                break;
            }

            role = true;
            member.AddRole(text.TextOf(i));
            if (Spelled(text.TextOf(i)) is { } spelled)
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
        if (at + 2 < narration.Count && narration.IsMark(at, ',') && narration.SentenceOf(at + 1) == narration.SentenceOf(at) && (narration.Is(at + 1, WordClass.Determiner | WordClass.PersonNoun) || narration.IsPossessive(at + 2)))
        {
            for (int i = at + 1; i < narration.Count && i <= at + Reach && !narration.IsMark(i) && narration.QuoteOf(i) < 0 && !narration.Is(i, WordClass.Preposition | WordClass.Relative | WordClass.Auxiliary); i++)
            {
                if (!narration.Is(i, WordClass.Determiner))
                {
                    member.AddRole(text.TextOf(i));
                    Genders.ByTitle(text.TextOf(i), member);
                }
            }
        }
    }
}
