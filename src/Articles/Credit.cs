namespace Pipeline.Articles;

/// <summary>Who made an image or a text.</summary>
/// <param name="Text">The name alone (“AP”).</param>
/// <param name="Kind"><c>image</c> or <c>text</c>.</param>
/// <param name="Start">Where the whole credit (“Image: AP”) begins.</param>
/// <param name="Length">How long the whole credit is.</param>
public sealed record Credit(string Text, string Kind, int Start, int Length);
