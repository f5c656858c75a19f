using Pipeline.Metadata.Entities.Resolution;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Description;

/// <summary>Finds what the article says people are: “Kazakh President Kassym-Jomart Tokayev”, “Jane Doe, chief economist at X,”.</summary>
/// <param name="text">The text.</param>
/// <param name="countries">The names of countries.</param>
/// <param name="mentions">All mentions, in text order.</param>
internal sealed class RoleFinder(NamedText text, CountryNames countries, List<Mention> mentions)
{
    private const int MostMentions = 16;
    private const int WordsBeforeOffice = 6;
    private const int LongestApposition = 14;

    private const string File = "Entities/Description/roles.txt";

    private static readonly WordSet Articles = WordSet.Read(File, "before roles");
    private static readonly WordSet Prepositions = WordSet.Read(File, "inside roles");
    private static readonly WordSet InsideTitles = WordSet.Read(File, "inside titles");
    private static readonly WordSet BehindOffices = WordSet.Read(File, "behind nouns of office");
    private static readonly WordSet Breaks = WordSet.Read(File, "no roles");
    private static readonly WordSet Unfinished = WordSet.Read(File, "no ends");

    /// <summary>The roles of a person, in text order, each once.</summary>
    /// <param name="person">The person's mentions.</param>
    public List<Role> RolesOf(EntityGroup person)
    {
        List<Role> roles = [];
        foreach (Mention mention in person.Mentions.Take(MostMentions))
        {
            Add(roles, Before(mention, mention.First) ?? BeforeComma(mention));
            Add(roles, After(mention));
        }

        return roles;
    }

    private static void Add(List<Role> roles, Role? found)
    {
        if (
            found is not { } whole
            || Finished(whole) is not { Text.Length: > 0 } role
            || roles.Exists(other => other.Text.Contains(role.Text, StringComparison.OrdinalIgnoreCase))
        )
        {
            return;
        }

        roles.RemoveAll(other => role.Text.Contains(other.Text, StringComparison.OrdinalIgnoreCase));
        roles.Add(role);
    }

    // “architect of”, “candidate for vice president and”: what it leads to is not there.
    private static Role Finished(Role role)
    {
        string text = role.Text;
        for (int space = text.LastIndexOf(' '); space > 0 && Unfinished.Contains(text.AsSpan(space + 1)); space = text.LastIndexOf(' '))
        {
            text = text[..space];
        }

        return role with
        {
            Text = text,
        };
    }

    private Role? Before(Mention mention, int end)
    {
        int low = text.Text.Sentences[text.Text.SentenceOf(mention.First)].FirstToken;
        end = WithoutHonorifics(low, end);
        int start = StartOfRole(low, end);
        if (start == end)
        {
            return Employer(low, end);
        }

        string title = text.Display(start, end);
        bool office = IsOffice(start, end);
        if (CountryBefore(low, start) is { } country)
        {
            return new Role(
                office && !title.Contains(" of ", StringComparison.Ordinal)
                    ? $"{title} of {country.Name}"
                    : text.Display(country.First, end)
            );
        }

        int affiliation = start > low && text.Text.Tokens[start - 1].Kind == TokenKind.Clitic ? start - 1 : start;
        if (MentionEndingAt(affiliation) is { Type: not EntityType.Person } owner && owner.First >= low)
        {
            string name = Name(owner);
            string role =
                affiliation < start || (office && !title.Contains(" of ", StringComparison.Ordinal))
                    ? $"{title} of {name}"
                    : text.Display(owner.First, end);
            return new Role(role, owner.Type == EntityType.Organisation ? owner : null);
        }

        return new Role(title);
    }

    // “Mrs”, “Dr” before a name.
    private int WithoutHonorifics(int low, int end)
    {
        while (end > low && Titles.Honorifics.Contains(text.Hashes[end - 1]) && !IsNoun(text.Hashes[end - 1]))
        {
            end--;
        }

        return end;
    }

    // “the general secretary of the British union Unite, Tony Woodley, said”: the name is an apposition, closed like one.
    private Role? BeforeComma(Mention mention)
    {
        Sentence sentence = text.Text.Sentences[text.Text.SentenceOf(mention.First)];
        int comma = WithoutHonorifics(sentence.FirstToken, mention.First) - 1;
        bool closed = mention.End >= sentence.EndToken || text.Text.Tokens[mention.End].Kind == TokenKind.Mark;
        if (comma <= sentence.FirstToken || !text.Text.Is(comma, ",") || !closed || text.Text.Tokens[comma - 1].Kind != TokenKind.Word)
        {
            return null;
        }

        if (IsNoun(text.Hashes[comma - 1]) && !MentionCovers(comma - 1))
        {
            int start = StartOfRole(sentence.FirstToken, comma);
            bool definite =
                start > sentence.FirstToken
                && (Articles.Contains(text.Hashes[start - 1]) || text.Text.Tokens[start - 1].Kind == TokenKind.Clitic);
            return definite ? Before(mention, comma) : null;
        }

        for (int i = comma - 1; i > sentence.FirstToken && comma - i < LongestApposition; i--)
        {
            if (text.Text.Tokens[i].Kind == TokenKind.Mark || (Breaks.Contains(text.Hashes[i]) && !MentionCovers(i)))
            {
                return null;
            }

            if (Prepositions.Contains(text.Hashes[i]) && IsNoun(text.Hashes[i - 1]) && !MentionCovers(i - 1))
            {
                int start = StartOfRole(sentence.FirstToken, i);
                bool begins =
                    start <= sentence.FirstToken + 1
                    || Articles.Contains(text.Hashes[start - 1])
                    || text.Text.Tokens[start - 1].Kind is TokenKind.Clitic or TokenKind.Mark;
                return begins ? new Role(text.Display(start, comma), OrganisationIn(i, comma)) : null;
            }
        }

        return null;
    }

    // The organisation named last before the end; of “the union Unite” and “a spokesman for Unite in London” it is Unite.
    private Mention? OrganisationIn(int first, int end)
    {
        for (int token = end; token > first; token--)
        {
            if (MentionEndingAt(token) is { Type: EntityType.Organisation } mention && mention.First >= first)
            {
                return mention;
            }
        }

        return null;
    }

    // “BBC's Jonathan Marcus”.
    private Role? Employer(int low, int end) =>
        end - 1 > low
        && text.Text.Tokens[end - 1].Kind == TokenKind.Clitic
        && MentionEndingAt(end - 1) is { Type: EntityType.Organisation } owner
            ? new Role(text.Display(owner.First, owner.End), owner)
            : null;

    private int StartOfRole(int low, int end)
    {
        int start = end;
        if (end > low && IsNoun(text.Hashes[end - 1]))
        {
            start = end - 1;
        }
        else
        {
            // “Secretary of State Mike Pompeo”.
            for (int i = end - 1; i > low && end - i <= 6 && (text.IsCapitalised(i) || InsideTitles.Contains(text.Hashes[i])); i--)
            {
                if (BehindOffices.Contains(text.Hashes[i]) && i < end - 1 && IsNoun(text.Hashes[i - 1]))
                {
                    start = i - 1;
                    break;
                }
            }
        }

        while (
            start > low
            && start < end
            && (Titles.Modifiers.Contains(text.Hashes[start - 1]) || IsNoun(text.Hashes[start - 1]))
            && text.Text.Tokens[start - 1].Kind == TokenKind.Word
            && !MentionCovers(start - 1)
        )
        {
            start--;
        }

        return start;
    }

    private static bool IsNoun(ulong word) => Titles.Offices.Contains(word) || Titles.HyphenatedOffices.Contains(word);

    private bool IsOffice(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (Titles.HighOffices.Contains(text.Hashes[i]))
            {
                return true;
            }
        }

        return false;
    }

    // “New Jersey governor” is not from Jersey: where a name ends here, only the whole of it counts.
    private (int First, string Name)? CountryBefore(int low, int start)
    {
        int end = start > low && text.Text.Tokens[start - 1].Kind == TokenKind.Clitic ? start - 1 : start;
        int longest = MentionEndingAt(end) is { } named ? Math.Min(named.First, end - 1) : end - 1;
        for (int first = Math.Max(low, end - 3); first <= longest; first++)
        {
            text.Gazetteer.Find(text.HashOf(first, end), out ReadOnlySpan<PlaceRecord> places);
            foreach (PlaceRecord place in places)
            {
                if (
                    place.Kind is PlaceKind.Country or PlaceKind.Demonym
                    && text.IsCapitalised(first)
                    && countries.Find(place.Country) is { } name
                )
                {
                    return (first, name);
                }
            }
        }

        return null;
    }

    private string Name(Mention owner)
    {
        string name = text.Display(owner.First, owner.End);
        return owner.First > 0 && text.Text.Is(owner.First - 1, "the") ? "the " + name : name;
    }

    private Mention? MentionEndingAt(int token)
    {
        int low = 0,
            high = mentions.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (mentions[middle].End == token)
            {
                return mentions[middle];
            }

            if (mentions[middle].End < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }

    private Role? After(Mention mention)
    {
        int limit = text.Text.Sentences[text.Text.SentenceOf(mention.First)].EndToken;
        int at = mention.End;
        if (at + 1 >= limit || !text.Text.Is(at, ","))
        {
            return null;
        }

        int start = at + 1;
        while (start < limit && Articles.Contains(text.Hashes[start]))
        {
            start++;
        }

        int noun = start;
        while (
            noun < limit
            && noun - start < WordsBeforeOffice
            && !IsNoun(text.Hashes[noun])
            && text.Text.Tokens[noun].Kind is TokenKind.Word or TokenKind.Clitic
            && !Breaks.Contains(text.Hashes[noun])
        )
        {
            noun++;
        }

        if (noun >= limit || noun - start >= WordsBeforeOffice || !IsNoun(text.Hashes[noun]))
        {
            return null;
        }

        int end = EndOfOffice(noun, start, limit);

        // An apposition is closed; otherwise this is a list or a new clause.
        bool closed = end >= limit || text.Text.Tokens[end].Kind == TokenKind.Mark || Breaks.Contains(text.Hashes[end]);
        return closed && !(end < limit && text.Text.Is(end, "(")) && !BelongsToNext(end, limit)
            ? new Role(text.Display(start, end), OrganisationIn(start, end))
            : null;
    }

    // “director general”, “head of the Nigerian National Petroleum Corporation”.
    private int EndOfOffice(int noun, int start, int limit)
    {
        int end = noun + 1;
        while (end < limit && IsNoun(text.Hashes[end]))
        {
            end++;
        }

        if (end >= limit || !Prepositions.Contains(text.Hashes[end]))
        {
            return end;
        }

        while (
            end < limit
            && end - start < LongestApposition
            && (
                text.Text.Tokens[end].Kind is TokenKind.Word or TokenKind.Clitic or TokenKind.Number
                || text.Text.Is(end, "&")
                || MentionCovers(end)
            )
            && (!Breaks.Contains(text.Hashes[end]) || MentionCovers(end))
        )
        {
            end++;
        }

        return end;
    }

    // “fired Soda Zhemu, the chief secretary, Dr Misheck Sibanda, announced”: the role of who announced it, not of who was fired.
    private bool BelongsToNext(int comma, int limit)
    {
        int name = comma + 1;
        while (name < limit && Titles.Honorifics.Contains(text.Hashes[name]))
        {
            name++;
        }

        return name < limit
            && text.Text.Is(comma, ",")
            && MentionAt(name) is { Type: EntityType.Person } next
            && next.First == name
            && next.End + 1 < limit
            && text.Text.Is(next.End, ",")
            && text.Text.Tokens[next.End + 1] is { Kind: TokenKind.Word, Case: LetterCase.Lower }
            && !Articles.Contains(text.Hashes[next.End + 1])
            && !text.Text.Is(next.End + 1, "and");
    }

    private bool MentionCovers(int token) => MentionAt(token) is not null;

    private Mention? MentionAt(int token)
    {
        int low = 0,
            high = mentions.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (mentions[middle].First <= token && token < mentions[middle].End)
            {
                return mentions[middle];
            }

            if (mentions[middle].First < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }
}
