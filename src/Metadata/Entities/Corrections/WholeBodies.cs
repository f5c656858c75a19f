using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Korean Air” where only “Air” was found: the whole name of a body known by it; “Ada &amp; Tom Quill Foundation” where only the second
/// half was.
/// </summary>
internal sealed class WholeBodies : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        corrected.Add(
            IsSecondHalf(article, mention) ? mention with { First = mention.First - 2, Type = EntityType.Organisation }
            : mention.Type == EntityType.Organisation ? Whole(article, mention)
            : mention
        );
    }

    private static bool IsSecondHalf(CorrectionContext article, Mention mention)
    {
        SentenceCursor sentence = article.Around(mention);
        return mention.Count > 1
            && sentence.Is(mention.First - 1, "&")
            && sentence.IsCapitalised(mention.First - 2)
            && sentence.Is(mention.End - 1, Bodies.Kinds);
    }

    private static Mention Whole(CorrectionContext article, Mention mention)
    {
        SentenceCursor sentence = article.Around(mention);
        for (int first = Math.Max(sentence.First, mention.First - 2); first <= mention.First; first++)
        {
            for (int end = Math.Min(sentence.End, mention.End + 2); end >= mention.End && end - first > mention.Count; end--)
            {
                if (article.AreCapitalised(first, end) && (article.Text.TraitsOf(first, end) & CorrectionContext.Bodies) != 0)
                {
                    return mention with { First = first, End = end };
                }
            }
        }

        return mention;
    }
}
