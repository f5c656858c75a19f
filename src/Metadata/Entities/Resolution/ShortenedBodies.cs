using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>
/// Joins a short name of an organisation to the long one: “Toyota” to “Toyota Motor Corp.”, “Foreign Ministry” to “Kazakh Foreign
/// Ministry”.
/// </summary>
internal static class ShortenedBodies
{
    /// <summary>Joins every shorter form to the one body that it can stand for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="groups">The groups.</param>
    public static void Join(NamedText text, List<EntityGroup> groups)
    {
        var byFirst = new Dictionary<ulong, List<EntityGroup>>();
        var byLast = new Dictionary<ulong, List<EntityGroup>>();
        foreach (EntityGroup group in groups)
        {
            if (group.Type == EntityType.Organisation && group.MergedInto is null && group.Words.Length > 1 && group.Mentions.Count > 0)
            {
                GroupsByWord.Add(byFirst, group.Words[0], group);
                GroupsByWord.Add(byLast, group.Words[^1], group);
            }
        }

        foreach (EntityGroup group in groups.OrderBy(group => group.Words.Length).ToList())
        {
            if (group.Type != EntityType.Organisation || group.MergedInto is not null || group.Mentions.Count == 0)
            {
                continue;
            }

            EntityGroup? longer =
                Only(byFirst.GetValueOrDefault(group.Words[0]), group, IsShortenedEnd)
                ?? Only(byLast.GetValueOrDefault(group.Words[^1]), group, (shorter, longer) => IsShortenedStart(text, shorter, longer));
            if (longer is not null)
            {
                group.MergeInto(longer);
            }
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

    private static bool IsShortenedStart(NamedText text, ulong[] shorter, ulong[] longer)
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

        return (text.Gazetteer.Find(dropped) & (NameTraits.Demonym | NameTraits.Country | NameTraits.Division)) != 0;
    }
}
