using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations;

/// <summary>Everybody who may speak, with every place they are named: the entities of the article, and capitalised names the entity pass missed.</summary>
internal sealed class Cast
{
    private readonly List<CastMember> _members = [];
    private readonly List<Mention> _mentions = [];
    private readonly int[] _mentionAt;

    private Cast(int tokens)
    {
        _mentionAt = new int[tokens];
        Array.Fill(_mentionAt, -1);
    }

    /// <summary>The members.</summary>
    public IReadOnlyList<CastMember> Members => _members;

    /// <summary>Where they are named, in text order, without overlaps.</summary>
    public IReadOnlyList<Mention> Mentions => _mentions;

    /// <summary>Gathers the cast.</summary>
    /// <param name="narration">The labelled text.</param>
    /// <param name="entities">The entities of the article.</param>
    /// <param name="firstNames">What first names show.</param>
    public static Cast Gather(Narration narration, IReadOnlyList<Entity> entities, FirstNames firstNames)
    {
        var cast = new Cast(narration.Count);
        List<Mention> known = cast.AddEntities(entities);
        foreach (Mention mention in known)
        {
            cast.Cover(mention, 0);
        }

        List<Mention> missed = NameFinder.Find(narration, cast._mentionAt, cast._members, firstNames);
        Merge(known, missed, cast._mentions);
        for (int m = 0; m < cast._mentions.Count; m++)
        {
            cast.Cover(cast._mentions[m], m);
        }

        foreach (Mention mention in cast._mentions)
        {
            cast._members[mention.Member].Mentions++;
            RoleReader.Read(narration, cast, mention, cast._members[mention.Member]);
        }

        Genders.Settle(narration, cast, firstNames);
        return cast;
    }

    /// <summary>The index in <see cref="Mentions"/> of the mention the token belongs to, or −1.</summary>
    /// <param name="token">The token's index.</param>
    public int MentionAt(int token) => _mentionAt[token];

    /// <summary>The index of the last mention that ends at or before the token, or −1.</summary>
    /// <param name="token">The token's index.</param>
    public int LastBefore(int token)
    {
        int low = 0, high = _mentions.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_mentions[middle].EndToken <= token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private List<Mention> AddEntities(IReadOnlyList<Entity> entities)
    {
        var mentions = new List<Mention>();
        for (int e = 0; e < entities.Count; e++)
        {
            Entity entity = entities[e];
            var member = new CastMember
            {
                Name = entity.Name,
                Entity = e,
                Kind = entity.Type switch { EntityType.Person => CastKind.Person, EntityType.Organisation => CastKind.Organisation, _ => CastKind.Place },
            };
            foreach (string role in entity.Roles)
            {
                foreach (Range word in role.AsSpan().Split(' '))
                {
                    member.AddRole(role.AsSpan(word));
                }
            }

            foreach (TokenSpan tokens in entity.MentionTokens)
            {
                mentions.Add(new Mention(tokens.First, tokens.End, e));
            }

            _members.Add(member);
        }

        mentions.Sort((a, b) => a.FirstToken != b.FirstToken ? a.FirstToken.CompareTo(b.FirstToken) : b.EndToken.CompareTo(a.EndToken));
        int kept = 0, last = 0;
        for (int i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].FirstToken >= last)
            {
                last = mentions[i].EndToken;
                mentions[kept++] = mentions[i];
            }
        }

        mentions.RemoveRange(kept, mentions.Count - kept);
        return mentions;
    }

    private void Cover(Mention mention, int index) => Array.Fill(_mentionAt, index, mention.FirstToken, mention.EndToken - mention.FirstToken);

    private static void Merge(List<Mention> a, List<Mention> b, List<Mention> merged)
    {
        int i = 0, j = 0;
        while (i < a.Count || j < b.Count)
        {
            merged.Add(j >= b.Count || (i < a.Count && a[i].FirstToken < b[j].FirstToken) ? a[i++] : b[j++]);
        }
    }
}
