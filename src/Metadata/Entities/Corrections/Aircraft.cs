using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Boeing 737-800”, “Airbus A320”: a type of aircraft is no organisation.</summary>
internal sealed class Aircraft : ICorrection
{
    private const int LongestType = 6;

    private static readonly WordSet Makers = WordSet.Read("Entities/Corrections/Aircraft.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        bool numbered =
            mention.Count == 1
            && sentence.Is(mention.First, Makers)
            && sentence.KindOf(mention.End) is TokenKind.Number or TokenKind.Word
            && sentence.TextOf(mention.End) is { Length: >= 3 } type
            && char.IsAsciiDigit(type[^1]);
        bool lettered =
            mention.Count > 1
            && (article.Text.TraitsOf(mention.First) & NameTraits.Company) != 0
            && !article.IsKnownBody(mention)
            && sentence.TextOf(mention.End - 1) is { Length: >= 3 and <= LongestType } model
            && char.IsUpper(model[0])
            && char.IsDigit(model[^1])
            && char.IsDigit(model[^2]);
        // “Boeing 737 Max”: the last word of a type.
        bool last = mention.Count == 1 && sentence.KindOf(mention.First - 1) == TokenKind.Number && sentence.Is(mention.First - 2, Makers);
        if (!last && (mention.Type != EntityType.Organisation || !(numbered || lettered)))
        {
            corrected.Add(mention);
        }
    }
}
