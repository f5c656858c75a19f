using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“B Shiva Parvathi”: an initial before the name is part of it.</summary>
internal sealed class Initials : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        int letter = mention.First - 1;
        bool initial =
            mention.Type == EntityType.Person
            && sentence.LengthOf(letter) == 1
            && sentence.IsCapitalised(letter)
            && !sentence.Is(letter, "A")
            && !sentence.Is(letter, "I");
        corrected.Add(initial ? mention with { First = letter } : mention);
    }
}
