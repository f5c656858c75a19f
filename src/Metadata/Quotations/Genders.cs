namespace Pipeline.Metadata.Quotations;

/// <summary>Settles the gender of every member: by title, by role, by first name, and failing those by the pronouns that follow its name.</summary>
internal static class Genders
{
    private const int ManyVotes = 4;

    /// <summary>Takes the gender a title or role shows, if any.</summary>
    /// <param name="word">The word.</param>
    /// <param name="member">The member it stands beside.</param>
    public static void ByTitle(ReadOnlySpan<char> word, CastMember member)
    {
        Gender shown = word is "Mr." or "Mr" or "Sir" or "Lord" or "King" or "Prince" or "Pope" or "Father" or "Brother" or "Emperor" or "Sultan" or "Sheikh" or "Imam" || EndsIn(word, "man", "men") ? Gender.Male
            : word is "Mrs." or "Ms." or "Mrs" or "Ms" or "Miss" or "Dame" or "Lady" or "Queen" or "Princess" or "Sister" or "actress" or "mother" or "wife" or "widow" or "daughter" or "sister" or "girlfriend" || word.EndsWith("woman", StringComparison.Ordinal) ? Gender.Female
            : word is "father" or "husband" or "son" or "brother" or "widower" or "boyfriend" ? Gender.Male
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
    /// <param name="narration">The labelled text.</param>
    /// <param name="cast">The cast.</param>
    /// <param name="firstNames">What first names show.</param>
    public static void Settle(Narration narration, Cast cast, FirstNames firstNames)
    {
        foreach (CastMember member in cast.Members)
        {
            if (member.Kind is CastKind.Person or CastKind.Unknown && member.Name.Contains(' ', StringComparison.Ordinal))
            {
                Gender byName = firstNames.GenderOf(member.Name.AsSpan(0, member.Name.IndexOf(' ', StringComparison.Ordinal)));
                member.Gender = member.Gender == Gender.Unknown ? byName : member.Gender;
            }
        }

        ByPronouns(narration, cast);
    }

    // “Tokayev spoke… He said”: the first pronoun after a name, with no other person between, votes. Many votes beat a first name that misleads.
    private static void ByPronouns(Narration narration, Cast cast)
    {
        var he = new int[cast.Members.Count];
        var she = new int[cast.Members.Count];
        int last = -1, since = 0;
        for (int i = 0; i < narration.Count; i++)
        {
            int mention = cast.MentionAt(i);
            if (mention >= 0)
            {
                int member = cast.Mentions[mention].Member;
                if (cast.Members[member].Kind is CastKind.Person or CastKind.Unknown)
                {
                    last = narration.QuoteOf(i) < 0 ? member : -1;
                    since = i;
                }
            }
            else if (last >= 0 && i - since < 40 && narration.QuoteOf(i) < 0 && narration.Text.Tokens[i].Length is 2 or 3)
            {
                ReadOnlySpan<char> word = narration.Text.TextOf(i);
                int[]? votes = word is "he" or "He" or "his" or "His" or "him" ? he : word is "she" or "She" or "her" or "Her" ? she : null;
                if (votes is not null)
                {
                    votes[last]++;
                    last = -1;
                }
            }
        }

        for (int m = 0; m < he.Length; m++)
        {
            CastMember member = cast.Members[m];
            if (member.Kind is not (CastKind.Person or CastKind.Unknown) || member.Titled)
            {
                continue;
            }

            Gender voted = he[m] > 2 * she[m] ? Gender.Male : she[m] > 2 * he[m] ? Gender.Female : Gender.Unknown;
            bool many = he[m] + she[m] >= ManyVotes;
            if (voted != Gender.Unknown && (member.Gender == Gender.Unknown || many))
            {
                member.Gender = voted;
            }
        }
    }

    private static bool EndsIn(ReadOnlySpan<char> word, string singular, string plural) =>
        word.Length > 3 && !word.EndsWith("woman", StringComparison.Ordinal) && !word.EndsWith("women", StringComparison.Ordinal)
        && (word.EndsWith(singular, StringComparison.Ordinal) || word.EndsWith(plural, StringComparison.Ordinal)) && !word.EndsWith("German", StringComparison.Ordinal) && !word.EndsWith("human", StringComparison.Ordinal) && !word.EndsWith("Roman", StringComparison.Ordinal);
}
