using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Saitama Prefecture”, “Helmand Province”: what the place is belongs to its name where it has a capital, and makes it a place.
/// </summary>
internal sealed class Divisions : ICorrection
{
    private static readonly WordSet Kinds = WordSet.Read("Entities/Corrections/Divisions.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        bool whole = mention.Count > 1 && sentence.Is(mention.End - 1, Kinds) && sentence.CaseOf(mention.End - 1) == LetterCase.Title;
        bool begun =
            mention.Type == EntityType.Place
            && sentence.Is(mention.End, Kinds)
            && sentence.CaseOf(mention.End) == LetterCase.Title
            && !sentence.IsCapitalised(mention.End + 1);
        corrected.Add(
            begun ? mention with { End = mention.End + 1 }
            : whole ? mention with { Type = EntityType.Place }
            : mention
        );
    }
}
