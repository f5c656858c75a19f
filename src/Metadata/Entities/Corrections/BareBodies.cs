using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Court grants bail”: a common noun for a body that has its capital from the beginning of the sentence is no name.</summary>
internal sealed class BareBodies : ICorrection
{
    private static readonly WordSet Nouns = WordSet.Read("Entities/Corrections/BareBodies.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        bool bare =
            mention is { Type: EntityType.Organisation, Count: 1 }
            && mention.First == sentence.First
            && sentence.CaseOf(mention.First) == LetterCase.Title
            && sentence.Is(mention.First, Nouns)
            && !sentence.IsCapitalised(mention.End);
        if (!bare)
        {
            corrected.Add(mention);
        }
    }
}
