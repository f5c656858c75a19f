using System.Runtime.InteropServices;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>
/// Gathers the mentions of an article into entities: a surname with its full name, an acronym with its expansion, a short name with the
/// long one.
/// </summary>
internal sealed class EntityResolver
{
    // A name that very many others could stand for stays ambiguous; the bound keeps the work linear.
    private const int MostCandidates = 16;

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
        resolver.JoinPeople();
        resolver.AgreeOnTypes();
        resolver.JoinOrganisations();
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

        foreach (EntityGroup group in _groups)
        {
            Mention mention = group.Mentions.Count > 0 ? group.Mentions[0] : default;
            if (
                mention.Count == 1
                && !mention.IsCertain
                && (
                    Acronyms.IsAcronym(text, mention.First)
                    || (text.Tokens[mention.First].Case is LetterCase.Title && IsWrittenSo(mention.First))
                )
            )
            {
                EntityGroup? meaning = meanings.GetValueOrDefault(_text.Hashes[mention.First]) ?? OnlyExpansion(mention.First, group.Type);
                if (meaning is not null)
                {
                    group.MergeInto(meaning);
                }
            }
        }

        AddMissedAcronyms(mentions, meanings);
    }

    // “Nema” counts where the article explains it so; the “Who” that begins a question is not the WHO.
    private bool IsWrittenSo(int token) =>
        _text.Text.Tokens[token].Case is LetterCase.Upper or LetterCase.Mixed
        || (_text.Text.Tokens[token].Case is LetterCase.Title && _writtenLikeWords.Contains(_text.Hashes[token]));

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

    private void JoinPeople()
    {
        var byWord = new Dictionary<ulong, List<EntityGroup>>();
        foreach (EntityGroup group in _groups)
        {
            if (group.Type == EntityType.Person && group.MergedInto is null && group.Words.Length > 1)
            {
                foreach (ulong word in group.Words)
                {
                    if (!byWord.TryGetValue(word, out List<EntityGroup>? bearers))
                    {
                        byWord.Add(word, bearers = []);
                    }

                    if (bearers.Count < MostCandidates)
                    {
                        bearers.Add(group);
                    }
                }
            }
        }

        // Long names first, so that “Tokayev” and “Jomart Tokayev” both find “Kassym-Jomart Tokayev”.
        foreach (EntityGroup group in _groups.OrderByDescending(group => group.Words.Length).ToList())
        {
            if (group.MergedInto is null && group.Mentions.Count > 0 && (group.Type == EntityType.Person || IsStraySurname(group, byWord)))
            {
                JoinPerson(group, byWord);
            }
        }
    }

    // “Clinton” taken for the town: a place or organisation of one word that ends a person's full name in this article and is no country or
    // great city.
    private bool IsStraySurname(EntityGroup group, Dictionary<ulong, List<EntityGroup>> byWord)
    {
        if (
            group.Words.Length != 1
            || IsCertain(group)
            || !byWord.TryGetValue(group.Words[0], out List<EntityGroup>? bearers)
            || !bearers.Exists(bearer => bearer.Words[^1] == group.Words[0])
        )
        {
            return false;
        }

        NameTraits traits = _text.TraitsOf(group.Mentions[0].First);
        return (traits & (NameTraits.Country | NameTraits.Region | NameTraits.MajorCity | NameTraits.Division | NameTraits.Company)) == 0;
    }

    private static void JoinPerson(EntityGroup group, Dictionary<ulong, List<EntityGroup>> byWord)
    {
        if (!byWord.TryGetValue(group.Words[^1], out List<EntityGroup>? bearers))
        {
            return;
        }

        List<EntityGroup> candidates = [];
        foreach (EntityGroup bearer in bearers)
        {
            EntityGroup root = bearer.Root;
            if (
                !ReferenceEquals(root, group)
                && root.Type == EntityType.Person
                && bearer.Words.Length > group.Words.Length
                && PersonName.CanStandFor(group.Words, bearer.Words)
                && !candidates.Contains(root)
            )
            {
                candidates.Add(root);
            }
        }

        if (candidates.Count == 1)
        {
            group.MergeInto(candidates[0]);
        }
        else if (candidates.Count > 1)
        {
            Share(group, candidates);
        }
    }

    // “Clinton” between Bill and Hillary: whoever was named in full last before.
    private static void Share(EntityGroup group, List<EntityGroup> candidates)
    {
        foreach (EntityGroup candidate in candidates)
        {
            candidate.Mentions.Sort(static (a, b) => a.First.CompareTo(b.First));
        }

        int[][] starts = candidates
            .Select(candidate => candidate.Mentions.Where(mention => mention.Count > 1).Select(mention => mention.First).ToArray())
            .ToArray();
        foreach (Mention mention in group.Mentions)
        {
            EntityGroup nearest = candidates[0];
            int best = -1;
            for (int c = 0; c < candidates.Count; c++)
            {
                int at = Array.BinarySearch(starts[c], mention.First);
                at = at < 0 ? ~at - 1 : at;
                if (at >= 0 && starts[c][at] > best)
                {
                    best = starts[c][at];
                    nearest = candidates[c];
                }
            }

            nearest.Mentions.Add(mention with { Type = EntityType.Person });
        }

        group.Mentions.Clear();
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
            else if ((IsCertain(group) || IsCertain(other)) && IsClub(group))
            {
                // “LIVERPOOL, England —” over a report on Liverpool: the town and its team.
            }
            else if (IsCertain(group) || (group.Mentions.Count > other.Mentions.Count && !IsCertain(other)))
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

    private static bool IsCertain(EntityGroup group) => group.Mentions.Exists(static mention => mention.IsCertain);

    private bool IsClub(EntityGroup group) => (_text.TraitsOf(group.Mentions[0].First, group.Mentions[0].End) & NameTraits.Club) != 0;

    // “Toyota” for “Toyota Motor Corp.”, “Foreign Ministry” for “Kazakh Foreign Ministry”.
    private void JoinOrganisations()
    {
        var byFirst = new Dictionary<ulong, List<EntityGroup>>();
        var byLast = new Dictionary<ulong, List<EntityGroup>>();
        foreach (EntityGroup group in _groups)
        {
            if (group.Type == EntityType.Organisation && group.MergedInto is null && group.Words.Length > 1 && group.Mentions.Count > 0)
            {
                Register(byFirst, group.Words[0], group);
                Register(byLast, group.Words[^1], group);
            }
        }

        foreach (EntityGroup group in _groups.OrderBy(group => group.Words.Length).ToList())
        {
            if (group.Type != EntityType.Organisation || group.MergedInto is not null || group.Mentions.Count == 0)
            {
                continue;
            }

            EntityGroup? longer =
                Only(byFirst.GetValueOrDefault(group.Words[0]), group, IsShortenedEnd)
                ?? Only(byLast.GetValueOrDefault(group.Words[^1]), group, IsShortenedStart);
            if (longer is not null)
            {
                group.MergeInto(longer);
            }
        }
    }

    private static void Register(Dictionary<ulong, List<EntityGroup>> groups, ulong word, EntityGroup group)
    {
        if (!groups.TryGetValue(word, out List<EntityGroup>? list))
        {
            groups.Add(word, list = []);
        }

        if (list.Count < MostCandidates)
        {
            list.Add(group);
        }
    }

    private static EntityGroup? Only(List<EntityGroup>? candidates, EntityGroup group, Func<ulong[], ulong[], bool> shortens)
    {
        EntityGroup? found = null;
        foreach (EntityGroup candidate in candidates ?? [])
        {
            if (
                !ReferenceEquals(candidate.Root, group)
                && candidate.Words.Length > group.Words.Length
                && shortens(group.Words, candidate.Words)
            )
            {
                if (found is not null && !ReferenceEquals(found, candidate.Root))
                {
                    return null;
                }

                found = candidate.Root;
            }
        }

        return found;
    }

    private static bool IsShortenedEnd(ulong[] shorter, ulong[] longer)
    {
        if (!longer.AsSpan().StartsWith(shorter))
        {
            return false;
        }

        foreach (ulong word in longer.AsSpan(shorter.Length))
        {
            if (!Bodies.Optional.Contains(word))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsShortenedStart(ulong[] shorter, ulong[] longer)
    {
        if (shorter.Length < 2 || !longer.AsSpan().EndsWith(shorter))
        {
            return false;
        }

        ulong dropped = NameHash.Empty;
        foreach (ulong word in longer.AsSpan(0, longer.Length - shorter.Length))
        {
            dropped = NameHash.Append(dropped, word);
        }

        return (_text.Gazetteer.Find(dropped) & (NameTraits.Demonym | NameTraits.Country | NameTraits.Division)) != 0;
    }

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
