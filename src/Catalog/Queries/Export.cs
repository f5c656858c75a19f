namespace Pipeline.Catalog.Queries;

/// <summary>An export that has begun.</summary>
/// <typeparam name="T">What is exported.</typeparam>
/// <param name="Items">The items, read a page at a time while they are taken.</param>
public sealed record Export<T>(IAsyncEnumerable<Exported<T>> Items);

/// <summary>An item of an export.</summary>
/// <typeparam name="T">What is exported.</typeparam>
/// <param name="Item">The item.</param>
/// <param name="Continuation">Send it with the same query to get what comes after this item.</param>
public sealed record Exported<T>(T Item, string Continuation);
