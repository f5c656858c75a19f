namespace Pipeline.Catalog.Search.Snippets;

/// <summary>A place in a text where something occurs that was looked for.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="End">The first position after it.</param>
/// <param name="Condition">Which condition it meets: passages that show several come first.</param>
internal readonly record struct Found(int Start, int End, int Condition);
