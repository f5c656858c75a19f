using Pipeline.Articles;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Dialogue;

/// <summary>Reads embedded posts of social networks: their words are the poster's.</summary>
internal static class PostReader
{
    /// <summary>Adds the posts whose poster is known to the turns of an interview, in text order.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="entities">The entities of the article.</param>
    /// <param name="turns">The turns.</param>
    public static void Add(AnalysedText text, IReadOnlyList<Entity> entities, List<Turn> turns)
    {
        int before = turns.Count;
        foreach (Sentence sentence in text.Sentences)
        {
            if (text.Blocks[sentence.Block] is not { Kind: BlockKind.Post, Poster: { } poster })
            {
                continue;
            }

            if (turns.Count > before && turns[^1].Block == sentence.Block)
            {
                turns[^1] = turns[^1] with { End = sentence.EndToken };
            }
            else if ((poster.Name ?? (poster.Handle is { } handle ? "@" + handle : null)) is { } name)
            {
                turns.Add(new Turn(sentence.FirstToken, sentence.EndToken, sentence.Block, 0, 0, name, EntityOf(entities, name)));
            }
        }

        if (before > 0 && turns.Count > before)
        {
            turns.Sort(static (a, b) => a.First.CompareTo(b.First));
        }
    }

    private static int? EntityOf(IReadOnlyList<Entity> entities, string name)
    {
        for (int i = 0; i < entities.Count; i++)
        {
            if (
                entities[i].Type != EntityType.Place
                && (
                    entities[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                    || entities[i].Aliases.Contains(name, StringComparer.OrdinalIgnoreCase)
                )
            )
            {
                return i;
            }
        }

        return null;
    }
}
