using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Pa.” of “Reading, Pa.”: the short form of a state belongs to the town before it and is no name.</summary>
internal sealed class StateAbbreviations : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        if (mention.Count > 1 || States.Behind(article.Around(mention), mention.First) is null)
        {
            corrected.Add(mention);
        }
    }
}
