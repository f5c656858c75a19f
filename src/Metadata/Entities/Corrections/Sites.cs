using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Wembley Stadium”, “Insein Prison” taken for organisations: places one can go to.</summary>
internal sealed class Sites : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        bool site =
            mention is { Type: EntityType.Organisation, Count: > 1 }
            && article.Text.Is(mention.End - 1, Bodies.Sites)
            && !article.IsKnownBody(mention);
        corrected.Add(site ? mention with { Type = EntityType.Place } : mention);
    }
}
