namespace Pipeline.Catalog.Queries;

/// <summary>What is wrong with one parameter of a query, and what to do about it. A value, for the HTTP layer to answer 400 with.</summary>
/// <param name="Parameter">The parameter's name, as in the URL.</param>
/// <param name="Problem">What is wrong, with the value that was given.</param>
/// <param name="Fix">What to send instead.</param>
/// <param name="Position">Where in the value the mistake is, in UTF-16 units; null when it is the whole value.</param>
/// <param name="Length">How long it is; null when it is the whole value.</param>
public sealed record QueryError(string Parameter, string Problem, string Fix, int? Position = null, int? Length = null);
