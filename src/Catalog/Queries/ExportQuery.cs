using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Pipeline.Articles;

namespace Pipeline.Catalog.Queries;

/// <summary>What to export, whole.</summary>
public sealed record ExportQuery
{
    /// <summary>What is exported.</summary>
    public ExportSubject Of { get; init; }

    /// <summary>The articles, unless quotations are exported.</summary>
    public ArticleFilter Filter { get; init; } = new();

    /// <summary>The quotations; null to export articles.</summary>
    public QuotationQuery? Quotations { get; init; }

    /// <summary>In which order; not by relevance.</summary>
    public ResultOrder Order { get; init; }

    /// <summary>Where to go on: the continuation of the last item that arrived of the same export; null to begin.</summary>
    public string? Continuation { get; init; }

    /// <inheritdoc cref="ArticleQuery.TryParse"/>
    public static bool TryParse(
        IEnumerable<KeyValuePair<string, string>> parameters,
        [NotNullWhen(true)] out ExportQuery? query,
        out IReadOnlyList<QueryError> errors
    )
    {
        var reader = new QueryReader(parameters);
        var read = new ExportQuery
        {
            Of = reader.OneOf<ExportSubject>("of") ?? ExportSubject.Articles,
            Order = reader.OneOf<ResultOrder>("sort") ?? ResultOrder.Newest,
            Continuation = reader.One("continuation"),
        };
        if (read.Order == ResultOrder.Relevance)
        {
            reader.Refuse("sort", "An export has everything, relevant or not.", "Sort by newest, oldest or uploaded.");
        }

        return reader.TryFinish(
            read.Of == ExportSubject.Quotations
                ? read with
                {
                    Quotations = TimelineQuery.ReadQuotations(reader),
                }
                : read with
                {
                    Filter = TimelineQuery.ReadArticles(reader),
                },
            out query,
            out errors
        );
    }
}

/// <summary>What an export has.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ExportSubject>))]
public enum ExportSubject
{
    /// <summary>Articles as lists show them.</summary>
    Articles,

    /// <summary>Quotations with their article.</summary>
    Quotations,

    /// <summary>Everything known about each article.</summary>
    Documents,
}
