using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“The rating of Isagena”, “a stake in Vestra”: what has shares is a company, where nothing else is known of the name.</summary>
internal sealed class TradedNames : ICorrection
{
    private static readonly WordSet Shares = WordSet.Read("Entities/Corrections/TradedNames.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        int link = mention.First - 1;
        bool traded =
            mention is { Type: not EntityType.Organisation, Count: 1 }
            && (sentence.Is(link, "of") || sentence.Is(link, "in"))
            && sentence.Is(link - 1, Shares)
            && article.TraitsOf(mention) == NameTraits.None;
        corrected.Add(traded ? mention with { Type = EntityType.Organisation } : mention);
    }
}
