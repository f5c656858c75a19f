using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>Finds names by their capitals where the entity pass found none: a speaker need not be an entity.</summary>
internal static class CapitalisedNames
{
    private const int LongestName = 10;

    /// <summary>Finds the names outside the mentions that are known, and adds their owners to the members.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="covered">Per token, −1 where no mention is known.</param>
    /// <param name="members">The members so far; those of new names are appended.</param>
    /// <param name="firstNames">What first names show.</param>
    /// <returns>The mentions found, in text order.</returns>
    public static List<CandidateMention> Find(
        QuotationContext context,
        int[] covered,
        List<SpeakerCandidate> members,
        FirstNames firstNames
    )
    {
        var found = new List<CandidateMention>();
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookUp = ByLastWord(members).GetAlternateLookup<ReadOnlySpan<char>>();
        HashSet<string> inside = CapitalisedInside(context);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> insideLookUp = inside.GetAlternateLookup<ReadOnlySpan<char>>();
        AnalysedText text = context.Text;
        for (int i = 0; i < context.Count; i++)
        {
            if (covered[i] >= 0 || !StartsName(context, i, insideLookUp, firstNames))
            {
                continue;
            }

            int end = EndOfName(context, covered, i, firstNames);
            int title = LastTitle(context, i, end);
            int first = title >= 0 && title < end - 1 ? title + 1 : i;
            bool titled = first > i;
            i = end - 1;
            if (title == end - 1 || IsEpithet(context, first, end))
            {
                // “Kazakh President” names an office, not a person.
                continue;
            }

            ReadOnlySpan<char> name = text.TextOf(first, end),
                last = text.TextOf(end - 1);
            if (!lookUp.TryGetValue(last, out int member) || (end - first > 1 && !Agrees(members[member].Name, name)))
            {
                member = members.Count;
                members.Add(new SpeakerCandidate { Name = name.ToString(), Kind = KindOf(context, first, end, titled, firstNames) });
                lookUp[last] = member;
            }

            found.Add(new CandidateMention(first, end, member));
        }

        return found;
    }

    private static Dictionary<string, int> ByLastWord(List<SpeakerCandidate> members)
    {
        var byLastWord = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int m = 0; m < members.Count; m++)
        {
            if (members[m].Kind != CandidateKind.Place)
            {
                byLastWord[LastWord(members[m].Name).ToString()] = m;
            }
        }

        return byLastWord;
    }

    // “The Austrian” is somebody else's epithet, no name.
    private static bool IsEpithet(QuotationContext context, int first, int end) =>
        end - first == 1 && first > 0 && Epithets.IsNationality(context, first) && context.Is(first - 1, WordClass.Determiner);

    private static int EndOfName(QuotationContext context, int[] covered, int first, FirstNames firstNames)
    {
        int end = first + 1;
        while (
            end < context.Count
            && end - first < LongestName
            && covered[end] < 0
            && context.SentenceOf(end) == context.SentenceOf(first)
            && context.QuoteOf(end) == context.QuoteOf(first)
        )
        {
            if (IsNameWord(context, end) || IsAmbiguousFirstName(context, end, firstNames))
            {
                end++;
            }
            else if (IsParticle(context, end) && end + 1 < context.Count && covered[end + 1] < 0 && IsNameWord(context, end + 1))
            {
                end += 2;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private static int LastTitle(QuotationContext context, int first, int end)
    {
        int title = end - 1;
        while (title >= first && !(context.Is(title, WordClass.Title) && context.IsCapitalised(title)))
        {
            title--;
        }

        return title >= first ? title : -1;
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
        return !known.Contains(' ', StringComparison.Ordinal)
            || (space > 0 && known.AsSpan().StartsWith(name[..(space + 1)], StringComparison.Ordinal));
    }

    private static CandidateKind KindOf(QuotationContext context, int first, int end, bool titled, FirstNames firstNames)
    {
        bool group = context.Is(end - 1, WordClass.GroupNoun) || context.Text.Tokens[end - 1].Case == LetterCase.Upper;
        return group ? CandidateKind.Organisation
            : titled || (end - first is 2 or 3 or 4 && firstNames.GenderOf(context.Text.TextOf(first)) != Gender.Unknown)
                ? CandidateKind.Person
            : CandidateKind.Unknown;
    }

    private static bool StartsName(
        QuotationContext context,
        int i,
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> inside,
        FirstNames firstNames
    )
    {
        if (!IsNameWord(context, i))
        {
            return IsAmbiguousFirstName(context, i, firstNames);
        }

        bool first =
            i == 0
            || context.SentenceOf(i) != context.SentenceOf(i - 1)
            || context.QuoteOf(i) != context.QuoteOf(i - 1)
            || (context.QuoteOf(i) >= 0 && context.Quotes[context.QuoteOf(i)].OpenToken == i - 1)
            || context.IsMark(i - 1, ':')
            || context.IsMark(i - 1, '•');
        bool wordOfLanguage = (context.ClassOf(i) & ~(WordClass.Title | WordClass.GroupNoun | WordClass.PersonNoun)) != 0;
        ReadOnlySpan<char> word = context.Text.TextOf(i);
        bool participle =
            word.EndsWith("ed", StringComparison.Ordinal)
            || word.EndsWith("ing", StringComparison.Ordinal)
            || word.EndsWith("ly", StringComparison.Ordinal);
        return !first
            || (
                !wordOfLanguage
                && !(participle && firstNames.GenderOf(word) == Gender.Unknown)
                && (
                    (i + 1 < context.Count && IsNameWord(context, i + 1))
                    || inside.Contains(context.Text.TextOf(i))
                    || firstNames.GenderOf(context.Text.TextOf(i)) != Gender.Unknown
                )
            );
    }

    private static bool IsNameWord(QuotationContext context, int i) =>
        context.IsCapitalised(i)
        && !context.Is(
            i,
            WordClass.Time
                | WordClass.Participant
                | WordClass.Pronoun
                | WordClass.Determiner
                | WordClass.Preposition
                | WordClass.Conjunction
                | WordClass.Subordinator
                | WordClass.Auxiliary
                | WordClass.Particle
        );

    // “Will Doyle”, “May Thomas”: a word of the language, but a first name before a capital inside a sentence.
    private static bool IsAmbiguousFirstName(QuotationContext context, int i, FirstNames firstNames) =>
        context.IsCapitalised(i)
        && i > 0
        && i + 1 < context.Count
        && (context.SentenceOf(i) == context.SentenceOf(i - 1) || context.QuoteOf(i - 1) >= 0)
        && context.Is(i, WordClass.Auxiliary | WordClass.Time)
        && firstNames.GenderOf(context.Text.TextOf(i)) != Gender.Unknown
        && IsNameWord(context, i + 1)
        && !context.Is(i + 1, WordClass.Title);

    private static bool IsParticle(QuotationContext context, int token) =>
        context.Is(token, Titles.Particles) || context.IsWord(token, "&");

    // Words that carry a capital where no sentence starts: at a sentence start they are names too.
    private static HashSet<string> CapitalisedInside(QuotationContext context)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 1; i < context.Count; i++)
        {
            if (
                context.IsCapitalised(i)
                && context.SentenceOf(i) == context.SentenceOf(i - 1)
                && context.QuoteOf(i) == context.QuoteOf(i - 1)
                && !context.IsMark(i - 1)
            )
            {
                words.GetAlternateLookup<ReadOnlySpan<char>>().Add(context.Text.TextOf(i));
            }
        }

        return words;
    }
}
