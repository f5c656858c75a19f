using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities;

/// <summary>Finds names by their capitals and tells what they name by the words in them and around them.</summary>
internal static class RuleRecogniser
{
    private static readonly WordSet Months = new("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday");
    private static readonly WordSet Links = new("of for de del della di da du van von der den bin ibn al el la le the &");
    private static readonly WordSet Speech = new("said says told added tweeted wrote argued warned announced claimed explained");
    private static readonly WordSet Locatives = new("in at near from outside around across throughout");
    private static readonly WordSet OrganisationsFollow = new("tv channel newspaper news agency radio website magazine company firm maker group bank party network broadcaster daily airline");
    private static readonly WordSet NoNames = new("i i'm pm am tv a.m. p.m. ok covid-19 covid gmt utc est pst bst edt");

    /// <summary>Finds the mentions of a text, in order and without overlaps.</summary>
    /// <param name="text">The text.</param>
    public static List<Mention> Find(NamedText text)
    {
        var mentions = new List<Mention>();
        HashSet<ulong> small = SmallWords(text), surnames = [];
        foreach (Sentence sentence in text.Text.Sentences)
        {
            if (text.IsProse(sentence))
            {
                FindIn(text, sentence, small, mentions);
            }
        }

        foreach (Mention mention in mentions)
        {
            if (mention.Type == EntityType.Person && mention.Count > 1)
            {
                surnames.Add(text.Hashes[mention.End - 1]);
            }
        }

        for (int i = 0; i < mentions.Count; i++)
        {
            Mention mention = mentions[i];
            if (mention.Count == 1 && surnames.Contains(text.Hashes[mention.First]))
            {
                mentions[i] = mention with { Type = EntityType.Person };
            }
        }

        mentions.RemoveAll(mention => (int)mention.Type < 0);
        return mentions;
    }

    private static HashSet<ulong> SmallWords(NamedText text)
    {
        HashSet<ulong> small = [];
        for (int i = 0; i < text.Hashes.Length; i++)
        {
            if (text.Text.Tokens[i].Case == LetterCase.Lower)
            {
                small.Add(text.Hashes[i]);
            }
        }

        return small;
    }

    private static void FindIn(NamedText text, Sentence sentence, HashSet<ulong> small, List<Mention> mentions)
    {
        bool opening = true;
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (!IsNamePart(text, i))
            {
                opening &= text.Text.Tokens[i].Kind == TokenKind.Mark;
                continue;
            }

            if (opening && (SentenceOpeners.Contains(text.Text.TextOf(i)) || (small.Contains(text.Hashes[i]) && (i + 1 == sentence.EndToken || !IsNamePart(text, i + 1)))))
            {
                opening = false;
                continue;
            }

            int end = EndOfRun(text, i, sentence.EndToken);
            Classify(text, sentence, i, end, opening, mentions);
            opening = false;
            i = end - 1;
        }
    }

    private static bool IsNamePart(NamedText text, int i) => text.IsCapitalised(i) && !Months.Contains(text.Hashes[i]) && !NoNames.Contains(text.Hashes[i]);

    private static int EndOfRun(NamedText text, int first, int limit)
    {
        int end = first + 1;
        while (end < limit)
        {
            if (IsNamePart(text, end))
            {
                end++;
                continue;
            }

            int next = end;
            while (next < limit && next - end < 2 && Links.Contains(text.Hashes[next]))
            {
                next++;
            }

            if (next == end || next >= limit || !IsNamePart(text, next))
            {
                break;
            }

            end = next + 1;
        }

        // “Khabar 24”: a short number belongs to a name of one unknown word.
        if (end - first == 1 && end < limit && text.Text.Tokens[end] is { Kind: TokenKind.Number, Length: <= 2 } && text.TraitsOf(first) == NameTraits.None)
        {
            end++;
        }

        return end;
    }

    private static void Classify(NamedText text, Sentence sentence, int first, int end, bool opening, List<Mention> mentions)
    {
        ReadOnlySpan<ulong> hash = text.Hashes;
        bool organisation = OrganisationWords.IsKind(hash[end - 1]);
        for (int i = first; i + 1 < end && !organisation; i++)
        {
            organisation = OrganisationWords.IsKind(hash[i]) && text.Text.Is(i + 1, "of");
        }

        if (organisation && (end - first > 1 || text.Text.Tokens[first].Case != LetterCase.Title))
        {
            mentions.Add(new Mention(first, end, EntityType.Organisation));
            return;
        }

        // “Russian President Vladimir Putin”: what stands before the name is not part of it.
        bool titled = false, demonym = false;
        int start = first;
        while (start < end)
        {
            NameTraits traits = text.TraitsOf(start);
            if (PlaceAt(text, start, end) is > 1 and int place)
            {
                mentions.Add(new Mention(start, start + place, EntityType.Place));
                start += place;
                continue;
            }

            bool role = RoleWords.IsNoun(hash[start]) || RoleWords.IsHonorific(hash[start]);
            if (role || RoleWords.IsModifier(hash[start]) || (traits & NameTraits.Demonym) != 0 || ((titled || start > first) && text.Text.Tokens[start].Case == LetterCase.Lower))
            {
                titled |= role;
                demonym |= (traits & NameTraits.Demonym) != 0;
                start++;
            }
            else if (start + 1 < end && (traits & NameTraits.Country) != 0 && (RoleWords.IsNoun(hash[start + 1]) || RoleWords.IsModifier(hash[start + 1])))
            {
                mentions.Add(new Mention(start, start + 1, EntityType.Place));
                start++;
            }
            else
            {
                break;
            }
        }

        if (start == end || (text.TraitsOf(start, end) & NameTraits.Demonym) != 0)
        {
            return;
        }

        EntityType? type = TypeOf(text, sentence, start, end, titled, opening && start == first);
        if (type is { } known)
        {
            mentions.Add(new Mention(start, end, known));
        }
        else if (!demonym && end - start == 1)
        {
            // Kept for now: a surname met later or earlier may explain it.
            mentions.Add(new Mention(start, end, (EntityType)(-1)));
        }
    }

    // How many tokens the longest place name of two words or more takes that starts here.
    private static int PlaceAt(NamedText text, int first, int end)
    {
        for (int stop = Math.Min(end, first + 4); stop > first + 1; stop--)
        {
            if ((text.TraitsOf(first, stop) & NameTraits.Place) != 0)
            {
                return stop - first;
            }
        }

        return 0;
    }

    private static EntityType? TypeOf(NamedText text, Sentence sentence, int first, int end, bool titled, bool opening)
    {
        int count = end - first;
        NameTraits whole = text.TraitsOf(first, end), head = text.TraitsOf(first), last = text.TraitsOf(end - 1);
        ulong before = first > sentence.FirstToken ? text.Hashes[first - 1] : 0, after = end < sentence.EndToken ? text.Hashes[end] : 0;
        LetterCase letters = text.Text.Tokens[first].Case;
        return (whole & (NameTraits.Country | NameTraits.Region)) != 0 ? EntityType.Place
            : titled && count <= 4 ? EntityType.Person
            : OrganisationsFollow.Contains(after) ? EntityType.Organisation
            : count > 1 && (whole & NameTraits.Place) != 0 ? EntityType.Place
            : count is > 1 and <= 4 && (head & NameTraits.GivenName) != 0 ? EntityType.Person
            : (whole & NameTraits.Company) != 0 ? EntityType.Organisation
            : count is > 1 and <= 3 && (last & NameTraits.Surname) != 0 ? EntityType.Person
            : (whole & NameTraits.MajorCity) != 0 ? EntityType.Place
            : Speech.Contains(after) && count == 2 ? EntityType.Person
            : Locatives.Contains(before) && count <= 2 && letters == LetterCase.Title ? EntityType.Place
            : (whole & NameTraits.Place) != 0 && !opening ? EntityType.Place
            : letters == LetterCase.Upper && count == 1 && text.Text.Tokens[first].Length > 1 ? EntityType.Organisation
            : first >= 2 && text.Text.Is(first - 1, "to") && text.Hashes[first - 2] == NameHash.OfWord("according") ? EntityType.Organisation
            : count is 2 && !opening ? EntityType.Person
            : count > 2 ? EntityType.Organisation
            : null;
    }
}
