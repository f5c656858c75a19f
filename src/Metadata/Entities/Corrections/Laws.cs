using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// “Endangered Species Act”, “Nobel Peace Prize”: laws, prizes and events are names, but not of people, organisations or places.
/// </summary>
internal sealed class Laws : ICorrection
{
    private static readonly WordSet Words = WordSet.Read("Entities/Corrections/Laws.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        if (mention.Count == 1 || !article.Text.Is(mention.End - 1, Words))
        {
            corrected.Add(mention);
        }
    }
}
