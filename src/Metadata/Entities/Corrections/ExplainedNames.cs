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
    /// <summary>Adds them, in place of what they overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mentions">The mentions in text order, without overlaps.</param>
    public static List<Mention> Add(NamedText text, List<Mention> mentions)
    {
        List<Mention> added = [];
        var starts = mentions.ToDictionary(mention => mention.End, mention => mention.First);
        for (int at = 2; at + 1 < text.Hashes.Length; at++)
        {
            if (
                !text.Text.Is(at - 1, "(")
                || !text.Text.Is(at + 1, ")")
                || !Acronyms.IsAcronym(text.Text, at)
                || text.Text.Tokens[at].Length < 3
            )
            {
                continue;
            }

            int low = text.Text.Sentences[text.Text.SentenceOf(at)].FirstToken;
            for (
                int first = at - 3;
                first >= Math.Max(low, at - 12)
                    && text.Text.Tokens[first].Kind != TokenKind.Clitic
                    && (
                        text.IsCapitalised(first)
                        || text.Text.Tokens[first] is { Kind: TokenKind.Word, Length: <= 3 }
                        || text.IsCapitalised(first + 1)
                    );
                first--
            )
            {
                bool begins =
                    text.IsCapitalised(first)
                    && text.IsCapitalised(at - 2)
                    && !text.Text.Is(first, "The")
                    && char.ToUpperInvariant(text.Text.TextOf(first)[0]) == char.ToUpperInvariant(text.Text.TextOf(at)[0]);
                if (begins && Acronyms.Abbreviates(text.Text, text.Hashes, at, first, at - 1))
                {
                    bool known = starts.TryGetValue(at - 1, out int start) && start <= first;
                    if (!known)
                    {
                        EntityType type =
                            (text.TraitsOf(first, at - 1) & NameTraits.Place) != 0 ? EntityType.Place : EntityType.Organisation;
                        added.Add(new Mention(first, at - 1, type));
                    }

                    break;
                }
            }
        }

        // Both lists are in text order; what overlaps an explained name goes.
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
