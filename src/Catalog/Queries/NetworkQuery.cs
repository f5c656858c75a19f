using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Catalog.Queries;

/// <summary>Of which articles to draw a network, and how large.</summary>
public sealed record NetworkQuery
{
    /// <summary>How many names a network may have.</summary>
    public const int MaxNodes = 300;

    private const int DefaultNodes = 60;
    private const int DefaultLeast = 2;
    private const int MostLeast = 1_000_000;

    /// <summary>The articles.</summary>
    public ArticleFilter Filter { get; init; } = new();

    /// <summary>The kinds of names.</summary>
    public IReadOnlyList<NameType> Types { get; init; } = [NameType.Person, NameType.Organisation, NameType.Place];

    /// <summary>How many names it has at most, 1 to <see cref="MaxNodes"/>: those in most articles.</summary>
    public int Limit { get; init; } = DefaultNodes;

    /// <summary>In how many articles a name, or two names together, must be at least.</summary>
    public int MinArticles { get; init; } = DefaultLeast;

    /// <inheritdoc cref="ArticleQuery.TryParse"/>
    public static bool TryParse(
        IEnumerable<KeyValuePair<string, string>> parameters,
        [NotNullWhen(true)] out NetworkQuery? query,
        out IReadOnlyList<QueryError> errors
    )
    {
        var reader = new QueryReader(parameters);
        var read = new NetworkQuery
        {
            Types = reader.ListOf<NameType>("types"),
            Limit = reader.Number("limit", DefaultNodes, MaxNodes),
            MinArticles = reader.Number("minArticles", DefaultLeast, MostLeast),
            Filter = ArticleFilter.Read(reader),
        };
        return reader.TryFinish(read.Types.Count == 0 ? read with { Types = new NetworkQuery().Types } : read, out query, out errors);
    }
}
