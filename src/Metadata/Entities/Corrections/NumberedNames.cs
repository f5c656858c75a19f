using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Khabar 24”, “Schalke 04”: the number belongs to the name where the name is known with it.</summary>
internal sealed class NumberedNames : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        bool known =
            article.Around(mention).KindOf(mention.End) == TokenKind.Number
            && (article.Text.TraitsOf(mention.First, mention.End + 1) & (CorrectionContext.Bodies | NameTraits.Club)) != 0;
        corrected.Add(known ? mention with { End = mention.End + 1, Type = EntityType.Organisation } : mention);
    }
}
