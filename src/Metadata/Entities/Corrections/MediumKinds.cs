using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Khabar 24 TV” of “the Khabar 24 TV channel”: a medium known by its name, and what it is.</summary>
internal sealed class MediumKinds : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        bool kind =
            mention is { Type: EntityType.Organisation, Count: > 1 }
            && text.Is(mention.End - 1, MediaWords.AfterNames)
            && text.Is(mention.End, MediaWords.AfterNames)
            && !article.IsKnownBody(mention)
            && (text.TraitsOf(mention.First, mention.End - 1) & NameTraits.Medium) != 0;
        corrected.Add(kind ? mention with { End = mention.End - 1 } : mention);
    }
}
