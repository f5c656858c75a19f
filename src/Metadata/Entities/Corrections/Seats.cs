using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “The harbour authority of Lindholm”, “residents of Norrby”: what only a place has is a place's, though the name could be somebody's.
/// </summary>
internal sealed class Seats : ICorrection
{
    private static readonly WordSet Nouns = WordSet.Read("Entities/Corrections/Seats.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        corrected.Add(IsSeat(article, mention) ? mention with { Type = EntityType.Place } : mention);
    }

    /// <summary>Whether a name of one word follows what only a place has.</summary>
    /// <param name="article">The article.</param>
    /// <param name="mention">The name.</param>
    public static bool IsSeat(CorrectionContext article, Mention mention)
    {
        if (mention is { Type: EntityType.Place } or not { Count: 1 })
        {
            return false;
        }

        SentenceCursor sentence = article.Around(mention);
        return sentence.CaseOf(mention.First) == LetterCase.Title
            && sentence.Is(mention.First - 1, "of")
            && sentence.Is(mention.First - 2, Nouns)
            && !sentence.IsCapitalised(mention.End)
            && (article.TraitsOf(mention) & (NameTraits.GivenName | CorrectionContext.Bodies)) == 0
            && !article.Surnames.Contains(article.Text.Hashes[mention.First]);
    }
}
