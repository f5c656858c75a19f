using System.Diagnostics.CodeAnalysis;
using Pipeline.Catalog.Index;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Queries;

/// <summary>Which entity to describe, and by which articles.</summary>
public sealed record ProfileQuery
{
    private const string NameParameter = "name";

    /// <summary>The name, in any spelling that articles use.</summary>
    public required string Name { get; init; }

    /// <summary>What it is; null for whatever most articles call so.</summary>
    public EntityType? Type { get; init; }

    /// <summary>The first day of the articles; null for any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of the articles, itself included; null for any.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Reads a query from a name and URL parameters and checks all of them.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameters">The decoded parameters in any order, one pair for each value. Empty values count as left out.</param>
    /// <param name="query">The query.</param>
    /// <param name="errors">Everything that is wrong; empty when a query was read.</param>
    public static bool TryParse(
        string name,
        IEnumerable<KeyValuePair<string, string>> parameters,
        [NotNullWhen(true)] out ProfileQuery? query,
        out IReadOnlyList<QueryError> errors
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        var reader = new QueryReader(parameters);
        var read = new ProfileQuery
        {
            Name = name,
            Type = reader.OneOf<EntityType>("type"),
            From = reader.Day("from"),
            To = reader.Day("to"),
        };
        reader.CheckOrder(read.From, read.To);
        reader.CheckName(NameParameter, name);
        return reader.TryFinish(read, out query, out errors);
    }

    /// <summary>The name as the index has it.</summary>
    internal string Key => IndexValue.Of(Name);
}
