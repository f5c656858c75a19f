using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>Joins a surname, or a name without its middle, to the person's full name: “Tokayev” to “Kassym-Jomart Tokayev”.</summary>
internal static class FullNames
{
    /// <summary>Joins every shorter form to the one person that it can stand for, or shares its mentions between several.</summary>
    /// <param name="text">The text.</param>
    /// <param name="groups">The groups.</param>
    public static void Join(NamedText text, List<EntityGroup> groups)
    {
        var byWord = new Dictionary<ulong, List<EntityGroup>>();
        foreach (EntityGroup group in groups)
        {
            if (group.Type == EntityType.Person && group.MergedInto is null && group.Words.Length > 1)
            {
                foreach (ulong word in group.Words)
                {
                    GroupsByWord.Add(byWord, word, group);
                }
            }
        }

        // Long names first, so that “Tokayev” and “Jomart Tokayev” both find “Kassym-Jomart Tokayev”.
        foreach (EntityGroup group in groups.OrderByDescending(group => group.Words.Length).ToList())
        {
            if (
                group.MergedInto is null
                && group.Mentions.Count > 0
                && (group.Type == EntityType.Person || IsStraySurname(text, group, byWord))
            )
            {
                JoinPerson(group, byWord);
            }
        }
    }

    // “Clinton” taken for the town: a place or organisation of one word that ends a person's full name in this article and is no country or
    // great city.
    private static bool IsStraySurname(NamedText text, EntityGroup group, Dictionary<ulong, List<EntityGroup>> byWord)
    {
        if (
            group.Words.Length != 1
            || group.IsCertain
            || !byWord.TryGetValue(group.Words[0], out List<EntityGroup>? bearers)
            || !bearers.Exists(bearer => bearer.Words[^1] == group.Words[0])
        )
        {
            return false;
        }

        NameTraits traits = text.TraitsOf(group.Mentions[0].First);
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
}
