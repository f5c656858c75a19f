using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Catalog.Queries;

/// <summary>What articles to list. Every condition must hold; a condition that is left out does not matter.</summary>
/// <remarks>Names are compared without regard to case, diacritics, white space and a leading “the”, and match an entity's full name, any form the article uses, and a person's surname.</remarks>
public sealed record ArticleQuery
{
    /// <summary>People named in the article.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Organisations named in the article.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>Places named in the article.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>People or bodies the article quotes.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>The agency or outlet the article comes from, or a medium it cites.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Key phrases of the article.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Dates named in the text: <c>2022-01-10</c>, <c>2022-01</c>, <c>2022</c>, <c>2022-W02</c>, <c>2022-Q1</c>, <c>2022-WI</c>.</summary>
    public IReadOnlyList<string> Mentioned { get; init; } = [];

    /// <summary>Words that must all occur in the headline or the text, without regard to case and diacritics; null for any text.</summary>
    public string? Text { get; init; }

    /// <summary>The language, ISO 639-1; null for any.</summary>
    public string? Language { get; init; }

    /// <summary>The status.</summary>
    public ArticleStatus Status { get; init; } = ArticleStatus.Indexed;

    /// <summary>The first day of publication (day of upload where the article has none); null for any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of publication, itself included; null for any.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How many articles a page has at most, 1 to <see cref="QueryLimits.MaxPage"/>.</summary>
    public int Limit { get; init; } = QueryLimits.DefaultPage;

    /// <summary>Where to go on: the continuation of the previous page of the same query; null for the first page.</summary>
    public string? Continuation { get; init; }

    /// <summary>Reads a query from URL parameters and checks all of them.</summary>
    /// <param name="parameters">The decoded parameters in any order, one pair for each value. Empty values count as left out.</param>
    /// <param name="query">The query.</param>
    /// <param name="errors">Everything that is wrong; empty when a query was read.</param>
    public static bool TryParse(IEnumerable<KeyValuePair<string, string>> parameters, [NotNullWhen(true)] out ArticleQuery? query, out IReadOnlyList<QueryError> errors)
    {
        var reader = new QueryReader(parameters);
        ArticleQuery read = Read(reader) with { Limit = reader.Limit("limit") };
        return reader.TryFinish(read, out query, out errors);
    }

    /// <summary>Reads everything but the size of the page.</summary>
    /// <param name="reader">Has the parameters, and gets what is wrong with them.</param>
    internal static ArticleQuery Read(QueryReader reader)
    {
        var read = new ArticleQuery
        {
            People = reader.Names("person"),
            Organisations = reader.Names("organisation"),
            Places = reader.Names("place"),
            Speakers = reader.Names("speaker"),
            Sources = reader.Names("source"),
            Keywords = reader.Names("keyword"),
            Text = reader.Words("q"),
            Mentioned = reader.CalendarValues("mentioned"),
            Language = reader.Language("language"),
            Status = reader.OneOf<ArticleStatus>("status") ?? ArticleStatus.Indexed,
            From = reader.Day("from"),
            To = reader.Day("to"),
            Continuation = reader.One("continuation"),
        };
        reader.CheckOrder(read.From, read.To);
        return read;
    }
}
