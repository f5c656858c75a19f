using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>The possessive ending is part of a name only where the name is known with it: “McDonald’s”.</summary>
internal sealed class Possessives : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        if (sentence.KindOf(mention.End - 1) == TokenKind.Clitic)
        {
            corrected.Add(mention.Count > 1 && !article.IsKnownBody(mention) ? mention with { End = mention.End - 1 } : mention);
            return;
        }

        bool owns = sentence.KindOf(mention.End) == TokenKind.Clitic && sentence.IsAttached(mention.End);
        corrected.Add(
            owns && (article.Text.TraitsOf(mention.First, mention.End + 1) & CorrectionContext.Bodies) != 0
                ? mention with
                {
                    End = mention.End + 1,
                }
                : mention
        );
    }
}
