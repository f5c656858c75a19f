using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Humberto” is nobody in an article on Hurricane Humberto.</summary>
internal sealed class Storms : ICorrection
{
    /// <summary>Kinds of storm that have names.</summary>
    public static WordSet Kinds { get; } = WordSet.Read("Entities/Corrections/Storms.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        if (mention.Count > 1 || !article.StormNames.Contains(article.Text.Hashes[mention.First]))
        {
            corrected.Add(mention);
        }
    }
}
