namespace Pipeline.Catalog.Search.Language;

/// <summary>What cannot be understood in what somebody typed.</summary>
/// <param name="Position">Where it is, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">What to type instead.</param>
internal sealed record QueryMistake(int Position, int Length, string Problem, string Fix);
