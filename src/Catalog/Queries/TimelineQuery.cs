using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Catalog.Queries;

/// <summary>What articles to count, and by how long an interval.</summary>
public sealed record TimelineQuery
{
    /// <summary>The articles that count.</summary>
    public ArticleFilter Filter { get; init; } = new();

    /// <summary>How long an interval is.</summary>
    public TimelineInterval Interval { get; init; } = TimelineInterval.Day;

    /// <summary>Whether each interval says what share of all articles it has.</summary>
    public bool WithShare { get; init; }

    /// <inheritdoc cref="ArticleQuery.TryParse"/>
    public static bool TryParse(
        IEnumerable<KeyValuePair<string, string>> parameters,
        [NotNullWhen(true)] out TimelineQuery? query,
        out IReadOnlyList<QueryError> errors
    )
    {
        var reader = new QueryReader(parameters);
        var read = new TimelineQuery
        {
            Interval = reader.OneOf<TimelineInterval>("interval") ?? TimelineInterval.Day,
            WithShare = reader.Flag("share"),
            Filter = ArticleFilter.Read(reader),
        };
        return reader.TryFinish(read, out query, out errors);
    }
}
