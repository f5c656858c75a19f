using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“South” of “South Korean” and the State of “Secretary of State” are no names.</summary>
internal sealed class HalfNames : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NamedText text = article.Text;
        SentenceCursor sentence = article.Around(mention);
        int word = mention.First;
        bool nationality = (text.TraitsOf(word, word + 2) & NameTraits.Demonym) != 0 && (text.TraitsOf(word) & NameTraits.Country) == 0;
        bool office = sentence.Is(word, "State") && sentence.Is(word - 1, "of") && sentence.Is(word - 2, Titles.Offices);
        if (mention.Count > 1 || !(nationality || office))
        {
            corrected.Add(mention);
        }
    }
}
