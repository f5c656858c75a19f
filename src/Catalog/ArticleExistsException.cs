namespace Pipeline.Catalog;

/// <summary>An upload would replace an article, which it was not told to.</summary>
/// <param name="name">The blob's name.</param>
/// <param name="inner">What storage said.</param>
public sealed class ArticleExistsException(string name, Exception? inner = null)
    : IOException($"There is an article named '{name}'.", inner);
