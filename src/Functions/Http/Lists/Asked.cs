using System.Diagnostics.CodeAnalysis;
using Pipeline.Catalog.Queries;

namespace Pipeline.Functions.Http.Lists;

/// <summary>What a client asked for.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <param name="Query">Which items.</param>
/// <param name="Form">How it would have them.</param>
internal sealed record Asked<TQuery>(TQuery Query, ListForm Form)
    where TQuery : class;

/// <summary>Reads a query from URL parameters.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <param name="parameters">The parameters.</param>
/// <param name="query">The query.</param>
/// <param name="errors">What is wrong with them.</param>
internal delegate bool TryParseQuery<TQuery>(
    IEnumerable<KeyValuePair<string, string>> parameters,
    [NotNullWhen(true)] out TQuery? query,
    out IReadOnlyList<QueryError> errors
)
    where TQuery : class;
