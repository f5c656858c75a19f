using Pipeline.Articles;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Harlow Foods Buys Kestrel Bakeries” in a headline whose words all have capitals: two names, where the text has each of them alone.
/// </summary>
internal sealed class HeadlineNames : ICorrection
{
    private const int Longest = 12;

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        if (
            mention.Type != EntityType.Organisation
            || mention.Count is < 3 or > Longest
            || article.Text.Text.Blocks[sentence.Block].Kind != BlockKind.Heading
            || !TrySplit(article, mention, sentence, out int end, out int next)
        )
        {
            corrected.Add(mention);
            return;
        }

        corrected.Add(mention with { End = end });
        corrected.Add(mention with { First = next });
    }

    // The end of the first name and the beginning of the second; between them stands a verb (“Buys”).
    private static bool TrySplit(CorrectionContext article, Mention mention, SentenceCursor sentence, out int end, out int next)
    {
        next = 0;
        for (end = mention.End - 2; end > mention.First; end--)
        {
            if (sentence.TextOf(end) is not [_, _, .., not 's', 's'] || !article.Names.Contains(article.Text.HashOf(mention.First, end)))
            {
                continue;
            }

            for (next = end + 1; next < mention.End && sentence.CaseOf(next - 1) == LetterCase.Title; next++)
            {
                if (article.Names.Contains(article.Text.HashOf(next, mention.End)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
