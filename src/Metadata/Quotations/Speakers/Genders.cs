using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>
/// Settles the gender of every member: by title, by role, by first name, and failing those by the pronouns that follow its name.
/// </summary>
internal static class Genders
{
    private static readonly WordSet Male = WordSet.Read("Quotations/Speakers/genders.txt", "male"),
        Female = WordSet.Read("Quotations/Speakers/genders.txt", "female");

    private const int ManyVotes = 4;

    /// <summary>Takes the gender a title or role shows, if any.</summary>
    /// <param name="word">The word.</param>
    /// <param name="member">The member it stands beside.</param>
    public static void ByTitle(ReadOnlySpan<char> word, SpeakerCandidate member)
    {
        Gender shown =
            Male.ContainsAsWritten(word) || EndsIn(word, "man", "men") ? Gender.Male
            : Female.ContainsAsWritten(word) || word.EndsWith("woman", StringComparison.Ordinal) ? Gender.Female
            : Gender.Unknown;
        if (shown != Gender.Unknown && word is not "German")
        {
            // “Chairman” and “spokesman” are used of women too: a first name beats them.
            bool weak = EndsIn(word, "man", "men");
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
        int[] he = new int[candidates.Members.Count];
        int[] she = new int[candidates.Members.Count];
        int last = -1,
            since = 0;
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
            else if (last >= 0 && i - since < 40 && context.QuoteOf(i) < 0 && context.Text.Tokens[i].Length is 2 or 3)
            {
                int[]? votes =
                    context.Is(i, Grammar.He) ? he
                    : context.Is(i, Grammar.She) ? she
                    : null;
                if (votes is not null)
                {
                    votes[last]++;
                    last = -1;
                }
            }
        }

        for (int m = 0; m < he.Length; m++)
        {
            SpeakerCandidate member = candidates.Members[m];
            if (member.Kind is not (CandidateKind.Person or CandidateKind.Unknown) || member.Titled)
            {
                continue;
            }

            Gender voted =
                he[m] > 2 * she[m] ? Gender.Male
                : she[m] > 2 * he[m] ? Gender.Female
                : Gender.Unknown;
            bool many = he[m] + she[m] >= ManyVotes;
            if (voted != Gender.Unknown && (member.Gender == Gender.Unknown || many))
            {
                member.Gender = voted;
            }
        }
    }

    private static bool EndsIn(ReadOnlySpan<char> word, string singular, string plural) =>
        word.Length > 3
        && !word.EndsWith("woman", StringComparison.Ordinal)
        && !word.EndsWith("women", StringComparison.Ordinal)
        && (word.EndsWith(singular, StringComparison.Ordinal) || word.EndsWith(plural, StringComparison.Ordinal))
        && !word.EndsWith("German", StringComparison.Ordinal)
        && !word.EndsWith("human", StringComparison.Ordinal)
        && !word.EndsWith("Roman", StringComparison.Ordinal);
}
