using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Catalog.Queries;

/// <summary>What articles or quotations to count, and by how long an interval.</summary>
public sealed record TimelineQuery
{
    private static readonly string[] OnlyOfQuotations = ["about", "medium", "not-medium", "kind", "minConfidence", "article"];

    /// <summary>The articles that count, unless quotations do.</summary>
    public ArticleFilter Filter { get; init; } = new();

    /// <summary>The quotations that count; null to count articles.</summary>
    public QuotationQuery? Quotations { get; init; }

    /// <summary>How long an interval is.</summary>
    public TimelineInterval Interval { get; init; } = TimelineInterval.Day;

    /// <summary>Whether each interval says what share of all articles, or of all quotations, it has.</summary>
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
        };
        return reader.TryFinish(
            reader.OneOf<TimelineSubject>("of") == TimelineSubject.Quotations
                ? read with
                {
                    Quotations = ReadQuotations(reader),
                }
                : read with
                {
                    Filter = ReadArticles(reader),
                },
            out query,
            out errors
        );
    }

    /// <summary>Reads which articles count, and says of what only quotations have that articles have it not.</summary>
    /// <param name="reader">Has the parameters, and gets what is wrong with them.</param>
    internal static ArticleFilter ReadArticles(QueryReader reader)
    {
        foreach (string parameter in OnlyOfQuotations)
        {
            reader.Refuse(parameter, "Only quotations have it.", "Add of=quotations, or leave it out.");
        }

        return ArticleFilter.Read(reader);
    }

    /// <summary>Reads which quotations count.</summary>
    /// <param name="reader">Has the parameters, and gets what is wrong with them.</param>
    internal static QuotationQuery ReadQuotations(QueryReader reader)
    {
        if (reader.OneOf<ArticleStatus>("status") is not (null or ArticleStatus.Indexed))
        {
            reader.Refuse("status", "Only indexed articles have quotations.", "Leave it out.");
        }

        return QuotationQuery.ReadConditions(reader);
    }
}
