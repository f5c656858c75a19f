namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>Mentions that name the same thing, while they are being gathered.</summary>
/// <param name="type">What they name.</param>
/// <param name="words">The hashes of the words of the fullest form so far.</param>
internal sealed class EntityGroup(EntityType type, ulong[] words)
{
    /// <summary>What they name.</summary>
    public EntityType Type { get; set; } = type;

    /// <summary>The hashes of the words of the form that made the group, marks left out.</summary>
    public ulong[] Words { get; } = words;

    /// <summary>The mentions, not yet in text order.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>Whether a mention is certain to name what the group is taken for.</summary>
    public bool IsCertain => Mentions.Exists(static mention => mention.IsCertain);

    /// <summary>The group this one turned out to be part of, or null.</summary>
    public EntityGroup? MergedInto { get; private set; }

    /// <summary>The group that stands for this one after all merging.</summary>
    public EntityGroup Root
    {
        get
        {
            EntityGroup group = this;
            while (group.MergedInto is { } next)
            {
                group = next;
            }

            return group;
        }
    }

    /// <summary>Moves all mentions into another group.</summary>
    /// <param name="other">The other group.</param>
    public void MergeInto(EntityGroup other)
    {
        EntityGroup from = Root,
            into = other.Root;
        if (ReferenceEquals(from, into))
        {
            return;
        }

        foreach (Mention mention in from.Mentions)
        {
            into.Mentions.Add(mention with { Type = into.Type });
        }

        from.Mentions.Clear();
        from.MergedInto = into;
    }
}
