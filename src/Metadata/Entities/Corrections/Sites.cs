using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Wembley Stadium”, “Insein Prison” taken for organisations: places one can go to.</summary>
internal sealed class Sites : ICorrection
{
    // Places whoever runs them: the list of companies has some.
    private static readonly WordSet Airports = WordSet.Read("Entities/Corrections/Sites.txt");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        bool site =
            mention is { Type: EntityType.Organisation, Count: > 1 }
            && article.Text.Is(mention.End - 1, Bodies.Sites)
            && (!article.IsKnownBody(mention) || article.Text.Is(mention.End - 1, Airports));
        corrected.Add(site ? mention with { Type = EntityType.Place } : mention);
    }
}
