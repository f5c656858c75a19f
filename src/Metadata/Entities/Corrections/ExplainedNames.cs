using Pipeline.Metadata.Entities.Resolution;
using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Nigerian National Petroleum Corporation (NNPC)”: the capitalised words whose initials the acronym has are one name (after Schwartz and
/// Hearst, 2003).
/// </summary>
internal static class ExplainedNames
{
    private const int ShortestAcronym = 3;
    private const int LongestWay = 12;
    private const int LongestLink = 3;

    /// <summary>Adds them, in place of what they overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mentions">The mentions in text order, without overlaps.</param>
    public static List<Mention> Add(NamedText text, List<Mention> mentions)
    {
        List<Mention> added = [];
        var starts = mentions.ToDictionary(mention => mention.End, mention => mention.First);
        for (int at = 2; at + 1 < text.Hashes.Length; at++)
        {
            bool explains =
                text.Text.Is(at - 1, "(")
                && text.Text.Is(at + 1, ")")
                && Acronyms.IsAcronym(text.Text, at)
                && text.Text.Tokens[at].Length >= ShortestAcronym;
            if (explains && FirstOfName(text, at) is { } first && !(starts.TryGetValue(at - 1, out int start) && start <= first))
            {
                bool isPlace = (text.TraitsOf(first, at - 1) & NameTraits.Place) != 0;
                added.Add(new Mention(first, at - 1, isPlace ? EntityType.Place : EntityType.Organisation));
            }
        }

        return Merge(mentions, added);
    }

    // The first token of the name whose initials the acronym in brackets has; nothing where there is none.
    private static int? FirstOfName(NamedText text, int acronym)
    {
        int low = Math.Max(text.Text.Sentences[text.Text.SentenceOf(acronym)].FirstToken, acronym - LongestWay);
        for (int first = acronym - 3; first >= low && MayStandInName(text, first); first--)
        {
            bool begins =
                text.IsCapitalised(first)
                && text.IsCapitalised(acronym - 2)
                && !text.Text.Is(first, "The")
                && char.ToUpperInvariant(text.Text.TextOf(first)[0]) == char.ToUpperInvariant(text.Text.TextOf(acronym)[0]);
            if (begins && Acronyms.Abbreviates(text.Text, text.Hashes, acronym, first, acronym - 1))
            {
                return first;
            }
        }

        return null;
    }

    private static bool MayStandInName(NamedText text, int token) =>
        text.Text.Tokens[token].Kind != TokenKind.Clitic
        && (
            text.IsCapitalised(token)
            || text.Text.Tokens[token] is { Kind: TokenKind.Word, Length: <= LongestLink }
            || text.IsCapitalised(token + 1)
        );

    // Both lists are in text order; what overlaps an explained name goes.
    private static List<Mention> Merge(List<Mention> mentions, List<Mention> added)
    {
        var all = new List<Mention>(added);
        int next = 0;
        foreach (Mention mention in mentions)
        {
            while (next < added.Count && added[next].End <= mention.First)
            {
                next++;
            }

            if (next == added.Count || mention.End <= added[next].First)
            {
                all.Add(mention);
            }
        }

        all.Sort(static (a, b) => a.First.CompareTo(b.First));
        return all;
    }
}
