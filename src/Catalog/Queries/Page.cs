namespace Pipeline.Catalog.Queries;

/// <summary>One page of results, newest article first.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The results. May be fewer than the limit, or none, although there are more: a request does a bounded amount of work.</param>
/// <param name="Continuation">Send it with the same query to get the next page; null when this was the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Continuation);
