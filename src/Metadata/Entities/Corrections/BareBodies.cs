using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Court grants bail”: a common noun for a body that has its capital from the beginning of the sentence is no name, and neither is “the
/// Centre”, as a government is called.
/// </summary>
internal sealed class BareBodies : ICorrection
{
    private const string File = "Entities/Corrections/BareBodies.txt";

    private static readonly WordSet Nouns = WordSet.Read(File);
    private static readonly WordSet Governments = WordSet.Read(File, "governments");

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
        bool government =
            mention is { Type: not EntityType.Person, Count: 1 }
            && sentence.Is(mention.First, Governments)
            && sentence.Matches(mention.First - 1, "the")
            && !sentence.IsCapitalised(mention.End);
        if (!bare && !government)
        {
            corrected.Add(mention);
        }
    }
}
