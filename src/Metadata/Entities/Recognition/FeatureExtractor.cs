using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Recognition;

/// <summary>
/// Turns the facts of a token and its surroundings into features. Training and recognition share it, so that they cannot drift apart.
/// </summary>
internal static class FeatureExtractor
{
    private const ulong Nothing = 0x5A17;
    private const int LongestAffix = 5;

    /// <summary>Adds the features that do not depend on what was recognised elsewhere.</summary>
    /// <param name="article">The facts.</param>
    /// <param name="i">The token.</param>
    /// <param name="features">Receives them.</param>
    public static void Add(ArticleFacts article, int i, ref FeatureBuffer features)
    {
        ReadOnlySpan<TokenFacts> tokens = article.Tokens;
        ref readonly TokenFacts at = ref tokens[i];
        TokenFacts none = default;
        none.Word = Nothing;
        ref readonly TokenFacts p1 = ref i > at.SentenceFirst ? ref tokens[i - 1] : ref none;
        ref readonly TokenFacts p2 = ref i - 1 > at.SentenceFirst ? ref tokens[i - 2] : ref none;
        ref readonly TokenFacts n1 = ref i + 1 < at.SentenceEnd ? ref tokens[i + 1] : ref none;
        ref readonly TokenFacts n2 = ref i + 2 < at.SentenceEnd ? ref tokens[i + 2] : ref none;

        AddWords(at, p1, p2, n1, n2, ref features);
        AddClusters(at, p1, p2, n1, n2, ref features);
        AddTraits(at, p1, n1, ref features);
        AddRun(tokens, at, i, ref features);
        AddLinks(tokens, at, i, ref features);
        AddElsewhere(at, n1, ref features);
        AddAffixes(article.Text.Text, i, at, ref features);
    }

    // The words around, and their shapes.
    private static void AddWords(
        in TokenFacts at,
        in TokenFacts p1,
        in TokenFacts p2,
        in TokenFacts n1,
        in TokenFacts n2,
        ref FeatureBuffer features
    )
    {
        features.Add(0, 1);
        features.Add(1, at.Word);
        features.Add(2, at.Word, at.Shape);
        features.Add(3, p1.Word);
        features.Add(4, n1.Word);
        features.Add(5, p2.Word);
        features.Add(6, n2.Word);
        features.Add(7, p1.Word, at.Word);
        features.Add(8, at.Word, n1.Word);
        features.Add(9, p1.Word, n1.Word);
        features.Add(10, p2.Word, p1.Word);
        features.Add(11, n1.Word, n2.Word);
        features.Add(12, at.Shape);
        features.Add(13, p1.Shape, at.Shape);
        features.Add(14, at.Shape, n1.Shape);
        features.Add(15, p1.Shape, at.Shape, n1.Shape);
        features.Add(16, at.Shape, at.Position);
    }

    // Words that are used alike.
    private static void AddClusters(
        in TokenFacts at,
        in TokenFacts p1,
        in TokenFacts p2,
        in TokenFacts n1,
        in TokenFacts n2,
        ref FeatureBuffer features
    )
    {
        features.Add(20, at.FineCluster);
        features.Add(21, p1.FineCluster);
        features.Add(22, n1.FineCluster);
        features.Add(23, p2.FineCluster);
        features.Add(24, n2.FineCluster);
        features.Add(25, at.CoarseCluster, at.Shape);
        features.Add(26, p1.CoarseCluster, p1.Shape);
        features.Add(27, n1.CoarseCluster, n1.Shape);
        features.Add(28, at.FineCluster, p1.CoarseCluster);
        features.Add(29, at.FineCluster, n1.CoarseCluster);
        features.Add(30, p1.CoarseCluster, at.CoarseCluster, n1.CoarseCluster);
        features.Add(31, p1.FineCluster, n1.FineCluster);
        features.Add(32, p2.CoarseCluster, p1.FineCluster);
        features.Add(33, n1.FineCluster, n2.CoarseCluster);
    }

    // What the gazetteer and the lexicon know of the words.
    private static void AddTraits(in TokenFacts at, in TokenFacts p1, in TokenFacts n1, ref FeatureBuffer features)
    {
        ulong traits = (ulong)(at.Traits & ~NameTraits.Prefix),
            before = (ulong)(p1.Traits & ~NameTraits.Prefix),
            after = (ulong)(n1.Traits & ~NameTraits.Prefix);
        features.Add(40, traits);
        features.Add(41, traits, at.Shape);
        features.Add(42, before, traits);
        features.Add(43, traits, after);
        features.Add(44, at.Phrase);
        features.Add(45, n1.Phrase, p1.Phrase);
        features.Add(46, at.Phrase, traits, after);
        for (ulong bits = traits; bits != 0; bits &= bits - 1)
        {
            features.Add(47, (ulong)System.Numerics.BitOperations.TrailingZeroCount(bits));
        }

        features.Add(50, at.Role, at.Shape);
        features.Add(51, p1.Role);
        features.Add(52, n1.Role);
        features.Add(53, p1.Role, at.Role, at.Shape);
        features.Add(54, p1.Role, traits);
        features.Add(55, at.Role, n1.Role, n1.Shape);
    }

    /// <summary>Adds what the same word was recognised as elsewhere in the article.</summary>
    /// <param name="article">The facts.</param>
    /// <param name="i">The token.</param>
    /// <param name="votes">What was recognised.</param>
    /// <param name="features">Receives the features.</param>
    public static void AddVotes(ArticleFacts article, int i, LabelVotes votes, ref FeatureBuffer features)
    {
        ref readonly TokenFacts at = ref article.Tokens[i];
        uint here = votes.Of(i),
            before = i > at.SentenceFirst ? votes.Of(i - 1) : 0,
            after = i + 1 < at.SentenceEnd ? votes.Of(i + 1) : 0;
        features.Add(80, here);
        features.Add(81, here & 0xFF, before & 0xFF);
        features.Add(82, here & 0xFF, after & 0xFF);
        features.Add(83, here, at.Shape, at.Position);
        features.Add(84, here & 0xFF, (ulong)(at.RunEnd - at.RunFirst), (ulong)(i - at.RunFirst));
        features.Add(85, here & 0xFF, (ulong)(at.Traits & ~NameTraits.Prefix));
    }

    private static void AddRun(ReadOnlySpan<TokenFacts> tokens, in TokenFacts at, int i, ref FeatureBuffer features)
    {
        ulong traits = (ulong)(at.Traits & ~NameTraits.Prefix);
        int length = Math.Min(at.RunEnd - at.RunFirst, 6);
        ref readonly TokenFacts head = ref tokens[at.RunEnd - 1];
        ref readonly TokenFacts first = ref tokens[at.RunFirst];
        ulong beforeWord = at.RunFirst > at.SentenceFirst ? tokens[at.RunFirst - 1].Word : Nothing,
            afterWord = at.RunEnd < at.SentenceEnd ? tokens[at.RunEnd].Word : Nothing;
        ulong beforeCluster = at.RunFirst > at.SentenceFirst ? tokens[at.RunFirst - 1].FineCluster : 0u,
            afterCluster = at.RunEnd < at.SentenceEnd ? tokens[at.RunEnd].FineCluster : 0u;
        ulong place = (ulong)((i == at.RunFirst ? 1 : 0) | (i == at.RunEnd - 1 ? 2 : 0));
        features.Add(60, head.Word, place);
        features.Add(61, head.Role, place, (ulong)length);
        features.Add(62, first.Word, place);
        features.Add(63, place, (ulong)length, at.Shape);
        features.Add(64, beforeWord, place, (ulong)length);
        features.Add(65, afterWord, place, (ulong)length);
        features.Add(66, beforeCluster, afterCluster, place);
        features.Add(67, head.FineCluster, place);
        features.Add(68, (ulong)(first.Traits & ~NameTraits.Prefix), (ulong)(head.Traits & ~NameTraits.Prefix), place);
        features.Add(69, beforeCluster, traits, place);
        features.Add(73, afterCluster, traits, place);
    }

    // Long names of several stretches: “Institute of Epidemiology, Disease Control and Research”.
    private static void AddLinks(ReadOnlySpan<TokenFacts> tokens, in TokenFacts at, int i, ref FeatureBuffer features)
    {
        if (at.LinkedBefore > 0)
        {
            ref readonly TokenFacts head = ref tokens[at.LinkedBefore - 1];
            ref readonly TokenFacts joint = ref tokens[at.LinkedBefore];
            ulong place = at.Capital ? (ulong)(i == at.RunFirst ? 1 : 2) : 0u;
            features.Add(110, head.Word, joint.Word, place);
            features.Add(111, head.FineCluster, joint.Word, place);
            features.Add(112, ((ulong)head.Role << 8) | tokens[head.RunFirst].Role, joint.Word, place);
            features.Add(113, (ulong)(head.Traits & ~NameTraits.Prefix), joint.Word + place, (ulong)(at.Traits & ~NameTraits.Prefix));
        }

        if (at.LinkedAfter > 0)
        {
            ref readonly TokenFacts next = ref tokens[at.LinkedAfter];
            ref readonly TokenFacts joint = ref tokens[at.LinkedBefore > 0 && !at.Capital ? at.LinkedBefore : at.RunEnd];
            ulong place = at.Capital ? (ulong)(i == at.RunEnd - 1 ? 1 : 2) : 0u;
            features.Add(114, (ulong)(next.Traits & ~NameTraits.Prefix), joint.Word + place, at.Role);
            features.Add(115, next.FineCluster, joint.Word, place);
            features.Add(116, ((ulong)tokens[next.RunEnd - 1].Role << 8) | at.Role, joint.Word, place);
        }
    }

    private static void AddElsewhere(in TokenFacts at, in TokenFacts n1, ref FeatureBuffer features)
    {
        features.Add(70, at.Elsewhere, at.Position, at.Shape);
        features.Add(71, at.Elsewhere, at.FineCluster);
        features.Add(72, n1.Elsewhere, at.Elsewhere);
    }

    private static void AddAffixes(AnalysedText text, int i, in TokenFacts at, ref FeatureBuffer features)
    {
        ReadOnlySpan<char> word = text.TextOf(i);
        ulong prefix = 17,
            suffix = 19;
        int most = Math.Min(LongestAffix, word.Length - 1);
        for (int n = 0; n < most; n++)
        {
            prefix = (prefix * 1099511628211) ^ char.ToLowerInvariant(word[n]);
            suffix = (suffix * 1099511628211) ^ char.ToLowerInvariant(word[word.Length - 1 - n]);
            if (n is > 0 and < 4)
            {
                features.Add((uint)(90 + n), prefix, at.Shape);
            }

            if (n > 0)
            {
                features.Add((uint)(95 + n), suffix, at.Shape);
            }
        }
    }
}
