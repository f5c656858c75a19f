using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Catalog.Queries;

/// <summary>Which names to list, to complete what somebody begins to type.</summary>
public sealed record EntityQuery
{
    /// <summary>What they name; null for people, organisations, places and sources.</summary>
    public NameType? Type { get; init; }

    /// <summary>
    /// What the full name, or any other form that articles use, begins with, without regard to case and diacritics; null for every name.
    /// </summary>
    public string? Prefix { get; init; }

    /// <summary>How many names to list at most, 1 to <see cref="QueryLimits.MaxPage"/>.</summary>
    public int Limit { get; init; } = QueryLimits.DefaultPage;

    /// <inheritdoc cref="ArticleQuery.TryParse"/>
    public static bool TryParse(
        IEnumerable<KeyValuePair<string, string>> parameters,
        [NotNullWhen(true)] out EntityQuery? query,
        out IReadOnlyList<QueryError> errors
    )
    {
        var reader = new QueryReader(parameters);
        var read = new EntityQuery
        {
            Type = reader.OneOf<NameType>("type"),
            Prefix = reader.Name("prefix"),
            Limit = reader.Limit("limit"),
        };
        return reader.TryFinish(read, out query, out errors);
    }
}
