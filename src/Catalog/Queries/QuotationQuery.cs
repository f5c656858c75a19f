using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Catalog.Queries;

/// <summary>What quotations to list. Every condition must hold of the same quotation; a condition that is left out does not matter.</summary>
public sealed record QuotationQuery
{
    /// <summary>Who said it: the full name, a surname or any other form the article uses; null for anybody.</summary>
    public string? Speaker { get; init; }

    /// <summary>A person who said it or is mentioned in it; null for anybody.</summary>
    public string? Person { get; init; }

    /// <summary>A medium it was said in or came through; null for any.</summary>
    public string? Medium { get; init; }

    /// <summary>Words that must all occur in the quotation, without regard to case and diacritics; null for any.</summary>
    public string? Text { get; init; }

    /// <inheritdoc cref="ArticleQuery.From"/>
    public DateOnly? From { get; init; }

    /// <inheritdoc cref="ArticleQuery.To"/>
    public DateOnly? To { get; init; }

    /// <summary>How many quotations a page has at most, 1 to <see cref="QueryLimits.MaxPage"/>.</summary>
    public int Limit { get; init; } = QueryLimits.DefaultPage;

    /// <inheritdoc cref="ArticleQuery.Continuation"/>
    public string? Continuation { get; init; }

    /// <inheritdoc cref="ArticleQuery.TryParse"/>
    public static bool TryParse(IEnumerable<KeyValuePair<string, string>> parameters, [NotNullWhen(true)] out QuotationQuery? query, out IReadOnlyList<QueryError> errors)
    {
        var reader = new QueryReader(parameters);
        var read = new QuotationQuery
        {
            Speaker = reader.Name("speaker"),
            Person = reader.Name("person"),
            Medium = reader.Name("medium"),
            Text = reader.Words("q"),
            From = reader.Day("from"),
            To = reader.Day("to"),
            Limit = reader.Limit("limit"),
            Continuation = reader.One("continuation"),
        };
        reader.CheckOrder(read.From, read.To);
        return reader.TryFinish(read, out query, out errors);
    }
}
