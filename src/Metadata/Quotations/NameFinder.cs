using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Finds names by their capitals where the entity pass found none: a speaker need not be an entity.</summary>
internal static class NameFinder
{
    private const int LongestName = 10;

    /// <summary>Finds the names outside the mentions that are known, and adds their owners to the members.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="covered">Per token, −1 where no mention is known.</param>
    /// <param name="members">The members so far; those of new names are appended.</param>
    /// <param name="firstNames">What first names show.</param>
    /// <returns>The mentions found, in text order.</returns>
    public static List<Mention> Find(Narration narration, int[] covered, List<CastMember> members, FirstNames firstNames)
    {
        var found = new List<Mention>();
        var byLastWord = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int m = 0; m < members.Count; m++)
        {
            if (members[m].Kind != CastKind.Place)
            {
                byLastWord[LastWord(members[m].Name).ToString()] = m;
            }
        }

        var lookUp = byLastWord.GetAlternateLookup<ReadOnlySpan<char>>();
        HashSet<string> inside = CapitalisedInside(narration);
        var insideLookUp = inside.GetAlternateLookup<ReadOnlySpan<char>>();
        AnalysedText text = narration.Text;
        for (int i = 0; i < narration.Count; i++)
        {
            if (covered[i] >= 0 || !StartsName(narration, i, insideLookUp, firstNames))
            {
                continue;
            }

            int end = i + 1, title = -1;
            while (end < narration.Count && end - i < LongestName && covered[end] < 0 && narration.SentenceOf(end) == narration.SentenceOf(i) && narration.QuoteOf(end) == narration.QuoteOf(i))
            {
                if (IsNameWord(narration, end) || IsAmbiguousFirstName(narration, end, firstNames))
                {
                    end++;
                }
                else if (IsParticle(text.TextOf(end)) && end + 1 < narration.Count && covered[end + 1] < 0 && IsNameWord(narration, end + 1))
                {
                    end += 2;
                }
                else
                {
                    break;
                }
            }

            for (int t = i; t < end; t++)
            {
                title = narration.Is(t, WordClass.Title) && narration.IsCapitalised(t) ? t : title;
            }

            int first = title >= 0 && title < end - 1 ? title + 1 : i;
            bool titled = first > i;
            if (title == end - 1 && title >= 0)
            {
                // “Kazakh President” names an office, not a person.
                i = end - 1;
                continue;
            }

            // “The Austrian” is somebody else's epithet, no name.
            if (end - first == 1 && first > 0 && Epithets.IsNationality(narration, first) && narration.Is(first - 1, WordClass.Determiner))
            {
                i = end - 1;
                continue;
            }

            ReadOnlySpan<char> name = text.TextOf(first, end), last = text.TextOf(end - 1);
            if (!lookUp.TryGetValue(last, out int member) || (end - first > 1 && !Agrees(members[member].Name, name)))
            {
                member = members.Count;
                members.Add(new CastMember { Name = name.ToString(), Kind = KindOf(narration, first, end, titled, firstNames) });
                lookUp[last] = member;
            }

            found.Add(new Mention(first, end, member));
            i = end - 1;
        }

        return found;
    }

    private static ReadOnlySpan<char> LastWord(string name)
    {
        int space = name.LastIndexOf(' ');
        return name.AsSpan(space + 1);
    }

    // “Bob Smith” and “Smith” are one; “Bob Smith” and “Jane Smith” are two.
    private static bool Agrees(string known, ReadOnlySpan<char> name)
    {
        int space = name.IndexOf(' ');
        return !known.Contains(' ', StringComparison.Ordinal) || (space > 0 && known.AsSpan().StartsWith(name[..(space + 1)], StringComparison.Ordinal));
    }

    private static CastKind KindOf(Narration narration, int first, int end, bool titled, FirstNames firstNames)
    {
        bool group = narration.Is(end - 1, WordClass.GroupNoun) || narration.Text.Tokens[end - 1].Case == LetterCase.Upper;
        return group ? CastKind.Organisation
            : titled || (end - first is 2 or 3 or 4 && firstNames.GenderOf(narration.Text.TextOf(first)) != Gender.Unknown) ? CastKind.Person
            : CastKind.Unknown;
    }

    private static bool StartsName(Narration narration, int i, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> inside, FirstNames firstNames)
    {
        if (!IsNameWord(narration, i))
        {
            return IsAmbiguousFirstName(narration, i, firstNames);
        }

        bool first = i == 0 || narration.SentenceOf(i) != narration.SentenceOf(i - 1) || narration.QuoteOf(i) != narration.QuoteOf(i - 1) || narration.IsMark(i - 1, ':') || narration.IsMark(i - 1, '•');
        bool wordOfLanguage = (narration.ClassOf(i) & ~(WordClass.Title | WordClass.GroupNoun | WordClass.PersonNoun)) != 0;
        ReadOnlySpan<char> word = narration.Text.TextOf(i);
        bool participle = word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ly", StringComparison.Ordinal);
        return !first || (!wordOfLanguage && !(participle && firstNames.GenderOf(word) == Gender.Unknown)
            && ((i + 1 < narration.Count && IsNameWord(narration, i + 1)) || inside.Contains(narration.Text.TextOf(i)) || firstNames.GenderOf(narration.Text.TextOf(i)) != Gender.Unknown));
    }

    private static bool IsNameWord(Narration narration, int i) =>
        narration.IsCapitalised(i) && !narration.Is(i, WordClass.Time | WordClass.Participant | WordClass.Pronoun | WordClass.Determiner | WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Auxiliary | WordClass.Particle);

    // “Will Doyle”, “May Thomas”: a word of the language, but a first name before a capital inside a sentence.
    private static bool IsAmbiguousFirstName(Narration narration, int i, FirstNames firstNames) =>
        narration.IsCapitalised(i) && i > 0 && i + 1 < narration.Count && (narration.SentenceOf(i) == narration.SentenceOf(i - 1) || narration.QuoteOf(i - 1) >= 0)
        && narration.Is(i, WordClass.Auxiliary | WordClass.Time) && firstNames.GenderOf(narration.Text.TextOf(i)) != Gender.Unknown && IsNameWord(narration, i + 1) && !narration.Is(i + 1, WordClass.Title);

    private static bool IsParticle(ReadOnlySpan<char> word) => word is "de" or "van" or "von" or "der" or "den" or "bin" or "al" or "el" or "da" or "dos" or "di" or "du" or "la" or "le" or "ibn" or "&";

    // Words that carry a capital where no sentence starts: at a sentence start they are names too.
    private static HashSet<string> CapitalisedInside(Narration narration)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 1; i < narration.Count; i++)
        {
            if (narration.IsCapitalised(i) && narration.SentenceOf(i) == narration.SentenceOf(i - 1) && narration.QuoteOf(i) == narration.QuoteOf(i - 1) && !narration.IsMark(i - 1))
            {
                words.GetAlternateLookup<ReadOnlySpan<char>>().Add(narration.Text.TextOf(i));
            }
        }

        return words;
    }
}
