namespace Pipeline.Metadata.Entities.Description;

/// <summary>A role as the article puts it.</summary>
/// <param name="Text">The words.</param>
/// <param name="Organisation">The mention of the organisation it is held in, or null.</param>
internal readonly record struct Role(string Text, Mention? Organisation = null);
