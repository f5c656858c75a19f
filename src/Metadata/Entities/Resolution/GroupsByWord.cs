namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>The groups that a word of their names leads to.</summary>
internal static class GroupsByWord
{
    // A name that very many others could stand for stays ambiguous; the bound keeps the work linear.
    private const int Most = 16;

    /// <summary>Adds a group to those of a word.</summary>
    /// <param name="byWord">The groups by the hashes of words.</param>
    /// <param name="word">The word.</param>
    /// <param name="group">The group.</param>
    public static void Add(Dictionary<ulong, List<EntityGroup>> byWord, ulong word, EntityGroup group)
    {
        if (!byWord.TryGetValue(word, out List<EntityGroup>? groups))
        {
            byWord.Add(word, groups = []);
        }

        if (groups.Count < Most)
        {
            groups.Add(group);
        }
    }
}
