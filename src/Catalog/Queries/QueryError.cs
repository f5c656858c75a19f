namespace Pipeline.Catalog.Queries;

/// <summary>What is wrong with one parameter of a query, and what to do about it. A value, for the HTTP layer to answer 400 with.</summary>
/// <param name="Parameter">The parameter's name, as in the URL.</param>
/// <param name="Problem">What is wrong, with the value that was given.</param>
/// <param name="Fix">What to send instead.</param>
public sealed record QueryError(string Parameter, string Problem, string Fix);
