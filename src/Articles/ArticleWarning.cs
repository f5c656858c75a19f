namespace Pipeline.Articles;

/// <summary>Something about a file that did not keep it from being read.</summary>
/// <param name="Code">A stable code for programs, in kebab-case: <c>future-date</c>, <c>damaged-text</c>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record ArticleWarning(string Code, string Message);
