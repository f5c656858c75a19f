using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Kazakh”, “Muslims”, “Russian-led”, “London-based”: an adjective is no name.</summary>
internal sealed class Nationalities : ICorrection
{
    private static readonly WordSet Endings = WordSet.Read("Entities/Corrections/Nationalities.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        NameTraits traits = article.TraitsOf(mention);
        bool adjective = (traits & NameTraits.Demonym) != 0 && (traits & NameTraits.Place) == 0;
        if (!adjective && !(mention.Count == 1 && IsCompound(article.Text.Text.TextOf(mention.First))))
        {
            corrected.Add(mention);
        }
    }

    private static bool IsCompound(ReadOnlySpan<char> word)
    {
        int hyphen = word.LastIndexOf('-');
        return hyphen > 1
            && hyphen + 3 < word.Length
            && char.IsLower(word[hyphen + 1])
            && char.IsUpper(word[0])
            && Endings.Contains(word[(hyphen + 1)..]);
    }
}
