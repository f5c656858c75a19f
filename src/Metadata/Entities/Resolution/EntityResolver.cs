using System.Runtime.InteropServices;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>
/// Gathers the mentions of an article into entities: a surname with its full name, an acronym with its expansion, a short name with the
/// long one.
/// </summary>
internal sealed class EntityResolver
{
    private static readonly ulong The = NameHash.OfWord("the");

    private readonly NamedText _text;
    private readonly List<EntityGroup> _groups = [];
    private readonly Dictionary<ulong, ulong> _spellings = [];
    private readonly HashSet<ulong> _writtenLikeWords = [];
    private readonly Dictionary<(EntityType Type, ulong Key), EntityGroup> _byName = [];

    private EntityResolver(NamedText text) => _text = text;

    /// <summary>Gathers the mentions.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mentions">The mentions in text order, without overlaps.</param>
    /// <returns>The groups that are left, each with its mentions in text order, ordered by first mention.</returns>
    public static List<EntityGroup> Resolve(NamedText text, List<Mention> mentions)
    {
        var resolver = new EntityResolver(text);
        foreach (Mention mention in mentions)
        {
            resolver.GroupOf(mention).Mentions.Add(mention);
        }

        resolver.JoinAcronyms(mentions);
        FullNames.Join(text, resolver._groups);
        resolver.AgreeOnTypes();
        ShortenedBodies.Join(text, resolver._groups);
        resolver.JoinPlaces();
        return resolver.Finish();
    }

    private EntityGroup GroupOf(Mention mention)
    {
        ulong[] words = WordsOf(mention);
        ulong key = NameHash.Empty;
        foreach (ulong word in words)
        {
            key = NameHash.Append(key, word);
        }

        if (!_byName.TryGetValue((mention.Type, key), out EntityGroup? group))
        {
            group = new EntityGroup(mention.Type, words);
            _byName.Add((mention.Type, key), group);
            _groups.Add(group);
        }

        return group;
    }

    private ulong[] WordsOf(Mention mention)
    {
        var words = new List<ulong>(mention.Count);
        bool article = mention.Count > 1 && _text.Hashes[mention.First] == The;
        for (int i = mention.NameFirst + (article ? 1 : 0); i < mention.End; i++)
        {
            if (_text.Text.Tokens[i].Kind is TokenKind.Word or TokenKind.Number)
            {
                words.Add(AsSpeltFirst(i));
            }
        }

        return words.Count > 0 ? [.. words] : [_text.Hashes[mention.First]];
    }

    // Every spelling of a word counts as the one the article used first.
    private ulong AsSpeltFirst(int token)
    {
        ref ulong first = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _spellings,
            SpellingKey.Of(_text.Text.TextOf(token)),
            out bool known
        );
        return known ? first : first = _text.Hashes[token];
    }

    // “Collective Security Treaty Organization (CSTO)” and “CSTO (Collective …)”; then every bare acronym whose letters fit exactly one
    // long name.
    private void JoinAcronyms(List<Mention> mentions)
    {
        Dictionary<ulong, EntityGroup> meanings = Explained(mentions);
        foreach (EntityGroup group in _groups)
        {
            if (
                group.Mentions is [{ Count: 1, IsCertain: false } mention, ..]
                && (Acronyms.IsAcronym(_text.Text, mention.First) || IsWrittenLikeWord(mention.First))
                && (meanings.GetValueOrDefault(_text.Hashes[mention.First]) ?? OnlyExpansion(mention.First, group.Type)) is { } meaning
            )
            {
                group.MergeInto(meaning);
            }
        }

        AddMissedAcronyms(mentions, meanings);
    }

    // What acronyms the article explains, by the words in full before or behind them.
    private Dictionary<ulong, EntityGroup> Explained(List<Mention> mentions)
    {
        AnalysedText text = _text.Text;
        var meanings = new Dictionary<ulong, EntityGroup>();
        for (int m = 0; m < mentions.Count; m++)
        {
            Mention name = mentions[m];
            if (name.Count < 2 || name.Type == EntityType.Person)
            {
                continue;
            }

            int after = name.End + 1;
            bool follows = after + 1 < text.Tokens.Length && text.Is(name.End, "(") && text.Is(after + 1, ")");
            if (follows && Acronyms.IsExplained(text, after) && Acronyms.Abbreviates(text, _text.Hashes, after, name.First, name.End))
            {
                meanings[_text.Hashes[after]] = GroupOf(name);
                if (text.Tokens[after].Case == LetterCase.Title)
                {
                    _writtenLikeWords.Add(_text.Hashes[after]);
                }
            }

            int before = name.First - 2;
            bool precedes = before >= 0 && text.Is(name.First - 1, "(") && name.End < text.Tokens.Length && text.Is(name.End, ")");
            if (precedes && Acronyms.IsAcronym(text, before) && Acronyms.Abbreviates(text, _text.Hashes, before, name.First, name.End))
            {
                meanings[_text.Hashes[before]] = GroupOf(name);
            }
        }

        return meanings;
    }

    private bool IsWrittenSo(int token) =>
        _text.Text.Tokens[token].Case is LetterCase.Upper or LetterCase.Mixed || IsWrittenLikeWord(token);

    // “Nema” counts where the article explains it so; the “Who” that begins a question is not the WHO.
    private bool IsWrittenLikeWord(int token) =>
        _text.Text.Tokens[token].Case is LetterCase.Title && _writtenLikeWords.Contains(_text.Hashes[token]);

    // Two letters (“GM”) are enough only between organisations.
    private EntityGroup? OnlyExpansion(int acronym, EntityType type)
    {
        bool two = _text.Text.Tokens[acronym].Length < 3;
        if ((two && type != EntityType.Organisation) || _groups.Count > 2000)
        {
            return null;
        }

        EntityGroup? found = null;
        foreach (EntityGroup group in _groups)
        {
            if (
                group.Type != EntityType.Person
                && group.Words.Length >= (two ? 2 : 3)
                && (!two || group.Type == EntityType.Organisation)
                && group.Mentions is [Mention name, ..]
                && Acronyms.Abbreviates(_text.Text, _text.Hashes, acronym, name.First, name.End)
            )
            {
                if (found is not null)
                {
                    return null;
                }

                found = group;
            }
        }

        return found;
    }

    // An acronym that the article explains is a name wherever it stands.
    private void AddMissedAcronyms(List<Mention> mentions, Dictionary<ulong, EntityGroup> meanings)
    {
        int next = 0;
        for (int i = 0; meanings.Count > 0 && i < _text.Hashes.Length; i++)
        {
            while (next < mentions.Count && mentions[next].End <= i)
            {
                next++;
            }

            bool taken = next < mentions.Count && mentions[next].First <= i;
            if (!taken && IsWrittenSo(i) && meanings.TryGetValue(_text.Hashes[i], out EntityGroup? meaning))
            {
                meaning.Root.Mentions.Add(new Mention(i, i + 1, meaning.Root.Type));
            }
        }
    }

    // One name means one thing in an article: the kind most of its mentions have; of equals, the kind of the first.
    private void AgreeOnTypes()
    {
        var byKey = new Dictionary<ulong, EntityGroup>();
        foreach (EntityGroup group in _groups)
        {
            if (group.MergedInto is not null || group.Mentions.Count == 0)
            {
                continue;
            }

            ulong key = NameHash.Empty;
            foreach (ulong word in group.Words)
            {
                key = NameHash.Append(key, word);
            }

            if (!byKey.TryGetValue(key, out EntityGroup? other))
            {
                byKey.Add(key, group);
            }
            else if ((group.IsCertain || other.IsCertain) && IsClub(group))
            {
                // “LIVERPOOL, England —” over a report on Liverpool: the town and its team.
            }
            else if (group.IsCertain || (group.Mentions.Count > other.Mentions.Count && !other.IsCertain))
            {
                other.MergeInto(group);
                byKey[key] = group;
            }
            else
            {
                group.MergeInto(other);
            }
        }
    }

    private bool IsClub(EntityGroup group) => (_text.TraitsOf(group.Mentions[0].First, group.Mentions[0].End) & NameTraits.Club) != 0;

    // “U.S.” and “United States”, “Washington, D.C.” and “D.C.”, “Kiev” and “Kyiv”: names of one place.
    private void JoinPlaces()
    {
        var known = new List<(PlaceRecord Place, EntityGroup Group)>();
        foreach (EntityGroup group in _groups)
        {
            if (group.Type != EntityType.Place || group.MergedInto is not null || group.Mentions.Count == 0)
            {
                continue;
            }

            Mention mention = group.Mentions[0];
            _text.Gazetteer.Find(_text.HashOf(mention.First, mention.End), out ReadOnlySpan<PlaceRecord> places);
            if (PlaceNames.Meaning(places) is not { } place)
            {
                continue;
            }

            int same = known.FindIndex(other => PlaceNames.AreOfOne(other.Place, place));
            if (same < 0)
            {
                known.Add((place, group));
            }
            else
            {
                group.MergeInto(known[same].Group);
            }
        }
    }

    private List<EntityGroup> Finish()
    {
        List<EntityGroup> left = [.. _groups.Where(group => group.MergedInto is null && group.Mentions.Count > 0)];
        foreach (EntityGroup group in left)
        {
            group.Mentions.Sort(static (a, b) => a.First.CompareTo(b.First));
        }

        left.Sort(static (a, b) => a.Mentions[0].First.CompareTo(b.Mentions[0].First));
        return left;
    }
}
