namespace Pipeline.Articles;

/// <summary>The words under an image of a page.</summary>
/// <param name="Text">The caption, its credit included.</param>
/// <param name="Credit">Who made the image, where the caption says so.</param>
public sealed record ImageCaption(string Text, string? Credit);
