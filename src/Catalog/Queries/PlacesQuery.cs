using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Catalog.Queries;

/// <summary>Of which articles to list the places.</summary>
public sealed record PlacesQuery
{
    /// <summary>How many places a map may have.</summary>
    public const int MaxPlaces = 1000;

    private const int DefaultPlaces = 500;

    /// <summary>The articles.</summary>
    public ArticleFilter Filter { get; init; } = new();

    /// <summary>Where the places must be; null for anywhere.</summary>
    public BoundingBox? Box { get; init; }

    /// <summary>How many places to list at most, 1 to <see cref="MaxPlaces"/>: those in most articles.</summary>
    public int Limit { get; init; } = DefaultPlaces;

    /// <inheritdoc cref="ArticleQuery.TryParse"/>
    public static bool TryParse(
        IEnumerable<KeyValuePair<string, string>> parameters,
        [NotNullWhen(true)] out PlacesQuery? query,
        out IReadOnlyList<QueryError> errors
    )
    {
        var reader = new QueryReader(parameters);
        var read = new PlacesQuery
        {
            Box = reader.Box("bbox"),
            Limit = reader.Number("limit", DefaultPlaces, MaxPlaces),
            Filter = ArticleFilter.Read(reader),
        };
        return reader.TryFinish(read, out query, out errors);
    }
}
