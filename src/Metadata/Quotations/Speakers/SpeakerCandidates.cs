using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>
/// Everybody who may speak, with every place they are named: the entities of the article, and capitalised names the entity pass missed.
/// </summary>
internal sealed class SpeakerCandidates
{
    private readonly List<SpeakerCandidate> _members = [];
    private readonly List<CandidateMention> _mentions = [];
    private readonly int[] _mentionAt;

    private SpeakerCandidates(int tokens)
    {
        _mentionAt = new int[tokens];
        Array.Fill(_mentionAt, -1);
    }

    /// <summary>The members.</summary>
    public IReadOnlyList<SpeakerCandidate> Members => _members;

    /// <summary>Where they are named, in text order, without overlaps.</summary>
    public IReadOnlyList<CandidateMention> Mentions => _mentions;

    /// <summary>Gathers the cast.</summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="entities">The entities of the article.</param>
    /// <param name="firstNames">What first names show.</param>
    public static SpeakerCandidates Gather(QuotationContext context, IReadOnlyList<Entity> entities, FirstNames firstNames)
    {
        var candidates = new SpeakerCandidates(context.Count);
        List<CandidateMention> known = candidates.AddEntities(entities);
        foreach (CandidateMention mention in known)
        {
            candidates.Cover(mention, 0);
        }

        List<CandidateMention> missed = NameFinder.Find(context, candidates._mentionAt, candidates._members, firstNames);
        Merge(known, missed, candidates._mentions);
        for (int m = 0; m < candidates._mentions.Count; m++)
        {
            candidates.Cover(candidates._mentions[m], m);
        }

        foreach (CandidateMention mention in candidates._mentions)
        {
            candidates._members[mention.Member].Mentions++;
            RoleReader.Read(context, candidates, mention, candidates._members[mention.Member]);
        }

        Genders.Settle(context, candidates, firstNames);
        return candidates;
    }

    /// <summary>The index in <see cref="Mentions"/> of the mention the token belongs to, or −1.</summary>
    /// <param name="token">The token's index.</param>
    public int MentionAt(int token) => _mentionAt[token];

    /// <summary>The index of the last mention that ends at or before the token, or −1.</summary>
    /// <param name="token">The token's index.</param>
    public int LastBefore(int token)
    {
        int low = 0,
            high = _mentions.Count;
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

    private List<CandidateMention> AddEntities(IReadOnlyList<Entity> entities)
    {
        var mentions = new List<CandidateMention>();
        for (int e = 0; e < entities.Count; e++)
        {
            Entity entity = entities[e];
            var member = new SpeakerCandidate
            {
                Name = entity.Name,
                Entity = e,
                Kind = entity.Type switch
                {
                    EntityType.Person => CandidateKind.Person,
                    EntityType.Organisation => CandidateKind.Organisation,
                    _ => CandidateKind.Place,
                },
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
                mentions.Add(new CandidateMention(tokens.First, tokens.End, e));
            }

            _members.Add(member);
        }

        mentions.Sort((a, b) => a.FirstToken != b.FirstToken ? a.FirstToken.CompareTo(b.FirstToken) : b.EndToken.CompareTo(a.EndToken));
        int kept = 0,
            last = 0;
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

    private void Cover(CandidateMention mention, int index) =>
        Array.Fill(_mentionAt, index, mention.FirstToken, mention.EndToken - mention.FirstToken);

    private static void Merge(List<CandidateMention> a, List<CandidateMention> b, List<CandidateMention> merged)
    {
        int i = 0,
            j = 0;
        while (i < a.Count || j < b.Count)
        {
            merged.Add(j >= b.Count || (i < a.Count && a[i].FirstToken < b[j].FirstToken) ? a[i++] : b[j++]);
        }
    }
}
