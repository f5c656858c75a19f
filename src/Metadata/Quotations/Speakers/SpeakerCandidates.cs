using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Quotations.Cues;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>
/// Everybody who may speak, with every place they are named: the entities of the article, and capitalised names the entity pass missed.
/// </summary>
internal sealed class SpeakerCandidates
{
    // “a report released on Monday by the ministry”.
    private const int LongestAuthorship = 8;

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

        List<CandidateMention> missed = CapitalisedNames.Find(context, candidates._mentionAt, candidates._members, firstNames);
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

    /// <summary>Whether the token belongs to the name of a person.</summary>
    /// <param name="token">The token's index.</param>
    public bool IsPerson(int token) =>
        _mentionAt[token] is >= 0 and int mention && _members[_mentions[mention].Member].Kind == CandidateKind.Person;

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

    /// <summary>
    /// The member whose paper speaks: “a report by the audit office”, “a statement from the White House”. −1 without one.
    /// </summary>
    /// <param name="context">The article as attribution reads it.</param>
    /// <param name="phrase">What speaks.</param>
    public int AuthorOf(QuotationContext context, SpeakerPhrase phrase)
    {
        if (phrase.Kind != PhraseKind.Nominal || !context.Is(phrase.Head, WordClass.DocumentNoun))
        {
            return -1;
        }

        int limit = Math.Min(context.SentenceEndOf(phrase.Head), phrase.Head + LongestAuthorship),
            token = phrase.Head + 1;
        while (token < limit && context.QuoteOf(token) < 0 && !context.IsMark(token) && !context.Is(token, Grammar.Sources))
        {
            token++;
        }

        bool led = token < limit && context.Is(token, Grammar.Sources) && !context.Is(token - 1, SpeakingNouns.NotAuthored);
        token += led && token + 1 < limit && context.Is(token + 1, WordClass.Determiner) ? 2 : 1;
        while (led && token < limit && context.Is(token, WordClass.Title | WordClass.PersonNoun) && _mentionAt[token] < 0)
        {
            token++;
        }

        int mention = led && token < limit ? _mentionAt[token] : -1;
        return
            mention >= 0
            && _mentions[mention].FirstToken == token
            && _members[_mentions[mention].Member] is { Entity: not null, Kind: not CandidateKind.Place }
            ? _mentions[mention].Member
            : -1;
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
