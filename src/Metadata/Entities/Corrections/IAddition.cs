namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>Finds one kind of name that the recogniser passes over.</summary>
internal interface IAddition
{
    /// <summary>The name that begins at a capitalised token which is part of no mention, or null.</summary>
    /// <param name="article">What is known of the article.</param>
    /// <param name="token">The token.</param>
    /// <param name="low">The first token of the sentence that is free before it.</param>
    /// <param name="limit">The first token that cannot be part of it.</param>
    public Mention? At(CorrectionContext article, int token, int low, int limit);
}
