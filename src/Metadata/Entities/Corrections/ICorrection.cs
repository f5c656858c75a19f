namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>
/// Puts one kind of slip of the recogniser right. Each has a file of its own, its words beside it, and a specification in
/// <c>tests/Metadata/Entities/Cases</c>.
/// </summary>
internal interface ICorrection
{
    /// <summary>Adds to the list what the mention should be: itself, another, several or none.</summary>
    /// <param name="article">What is known of the article.</param>
    /// <param name="mention">The mention as the corrections before left it.</param>
    /// <param name="corrected">Receives the mentions; those before this one are in it already.</param>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected);
}
