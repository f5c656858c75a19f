namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“van Biljon” in a text about Leon van Biljon: the particle goes with the surname.</summary>
internal sealed class Particles : ICorrection
{
    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        bool particle =
            mention is { Count: 1, First: > 0 } && article.ParticledSurnames.Contains(article.Text.HashOf(mention.First - 1, mention.End));
        corrected.Add(particle ? mention with { First = mention.First - 1, Type = EntityType.Person } : mention);
    }
}
