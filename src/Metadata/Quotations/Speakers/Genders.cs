using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>
/// Settles the gender of every member: by title, by role, by first name, and failing those by the pronouns that follow its name.
/// </summary>
internal static class Genders
{
    private static readonly WordSet Male = WordSet.Read("Quotations/Speakers/genders.txt", "male"),
        Female = WordSet.Read("Quotations/Speakers/genders.txt", "female");

    private static readonly string[] NoMen = [.. WordList.Read("Quotations/Speakers/genders.txt", "no men").Words];

    private const int ManyVotes = 4;

    // Tokens from a name to the pronoun that means it.
    private const int LongestWay = 40;

    /// <summary>Takes the gender a title or role shows, if any.</summary>
    /// <param name="word">The word.</param>
    /// <param name="member">The member it stands beside.</param>
    public static void ByTitle(ReadOnlySpan<char> word, SpeakerCandidate member)
    {
        Gender shown =
            Male.ContainsAsWritten(word) || EndsInMan(word) ? Gender.Male
            : Female.ContainsAsWritten(word) || word.EndsWith("woman", StringComparison.Ordinal) ? Gender.Female
            : Gender.Unknown;
        if (shown != Gender.Unknown)
        {
            // “Chairman” and “spokesman” are used of women too: a first name beats them.
            bool weak = EndsInMan(word);
            member.Gender = weak && member.Gender != Gender.Unknown ? member.Gender : shown;
            member.Titled |= !weak;
        }
    }

    /// <summary>Settles what titles left open.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="candidates">Who may speak.</param>
    /// <param name="firstNames">What first names show.</param>
    public static void Settle(QuotationContext context, SpeakerCandidates candidates, FirstNames firstNames)
    {
        foreach (SpeakerCandidate member in candidates.Members)
        {
            if (member.Kind is CandidateKind.Person or CandidateKind.Unknown && member.Name.Contains(' ', StringComparison.Ordinal))
            {
                Gender byName = firstNames.GenderOf(member.Name.AsSpan(0, member.Name.IndexOf(' ', StringComparison.Ordinal)));
                member.Gender = member.Gender == Gender.Unknown ? byName : member.Gender;
            }
        }

        ByPronouns(context, candidates);
    }

    // “Tokayev spoke… He said”: the first pronoun after a name, with no other person between, votes. Many votes beat a first name that
    // misleads.
    private static void ByPronouns(QuotationContext context, SpeakerCandidates candidates)
    {
        (int He, int She)[] votes = Votes(context, candidates);
        for (int m = 0; m < votes.Length; m++)
        {
            SpeakerCandidate member = candidates.Members[m];
            if (member.Kind is not (CandidateKind.Person or CandidateKind.Unknown) || member.Titled)
            {
                continue;
            }

            (int he, int she) = votes[m];
            Gender voted =
                he > 2 * she ? Gender.Male
                : she > 2 * he ? Gender.Female
                : Gender.Unknown;
            bool many = he + she >= ManyVotes;
            if (voted != Gender.Unknown && (member.Gender == Gender.Unknown || many))
            {
                member.Gender = voted;
            }
        }
    }

    private static (int He, int She)[] Votes(QuotationContext context, SpeakerCandidates candidates)
    {
        var votes = new (int He, int She)[candidates.Members.Count];
        (int last, int since) = (-1, 0);
        for (int i = 0; i < context.Count; i++)
        {
            int mention = candidates.MentionAt(i);
            if (mention >= 0)
            {
                int member = candidates.Mentions[mention].Member;
                if (candidates.Members[member].Kind is CandidateKind.Person or CandidateKind.Unknown)
                {
                    last = context.QuoteOf(i) < 0 ? member : -1;
                    since = i;
                }
            }
            else if (last >= 0 && i - since < LongestWay && context.QuoteOf(i) < 0 && context.Text.Tokens[i].Length is 2 or 3)
            {
                bool he = context.Is(i, Grammar.He);
                if (he || context.Is(i, Grammar.She))
                {
                    votes[last].He += he ? 1 : 0;
                    votes[last].She += he ? 0 : 1;
                    last = -1;
                }
            }
        }

        return votes;
    }

    private static bool EndsInMan(ReadOnlySpan<char> word)
    {
        if (word.Length <= 3 || !(word.EndsWith("man", StringComparison.Ordinal) || word.EndsWith("men", StringComparison.Ordinal)))
        {
            return false;
        }

        foreach (string ending in NoMen)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
