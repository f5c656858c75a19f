using System.Globalization;
using System.Text;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>
/// Texts that are the same for two queries exactly when they have the same results in the same order. Continuations are bound to them.
/// </summary>
internal static class Canonical
{
    // Occurs in no value: values are folded, and what is not folded comes last or is one of a few.
    private const char Separator = '\u001F';

    /// <summary>The text of a query for articles.</summary>
    /// <param name="query">The query.</param>
    public static string Of(ArticleQuery query) =>
        Append(new StringBuilder($"articles by {query.Order} {query.Collapse} {query.Keep}\n"), query.Filter)
            .Append(query.Filter.Text)
            .ToString();

    /// <summary>The text of a query for quotations.</summary>
    /// <param name="query">The query.</param>
    public static string Of(QuotationQuery query)
    {
        var text = new StringBuilder($"quotations by {query.Order}\n");
        Append(text, "speaker", query.Speakers);
        Append(text, "-speaker", query.NotSpeakers);
        Append(text, "person", query.People);
        Append(text, "-person", query.NotPeople);
        Append(text, "about", query.About);
        Append(text, "medium", query.Medium is null ? [] : [query.Medium]);
        Append(text, "-medium", query.NotMedia);
        text.AppendJoin(' ', query.Kinds.Order()).Append(CultureInfo.InvariantCulture, $"\n{query.MinConfidence}\n{query.Article}\n");
        return Append(text, query.Filter).Append(query.Text).ToString();
    }

    /// <summary>The text of an export.</summary>
    /// <param name="query">The query.</param>
    public static string Of(ExportQuery query)
    {
        string of = query.Quotations is { } quotations
            ? Of(quotations with { Order = query.Order })
            : Of(new ArticleQuery { Filter = query.Filter, Order = query.Order });
        return $"export of {query.Of}\n{of}";
    }

    private static StringBuilder Append(StringBuilder text, ArticleFilter filter)
    {
        text.Append(CultureInfo.InvariantCulture, $"{filter.Status} {filter.From:O}/{filter.To:O} {filter.Near}\n");
        foreach (
            IGrouping<string, NameCondition>? group in filter
                .Names.GroupBy(static name => (name.IsExcluded ? "-" : "") + name.Facet)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
        )
        {
            Append(text, group.Key, group.Select(static name => name.Value));
        }

        return text;
    }

    private static void Append(StringBuilder text, string what, IEnumerable<string> names) =>
        text.Append(what)
            .Append(Separator)
            .AppendJoin(Separator, names.Select(IndexValue.Of).Distinct().Order(StringComparer.Ordinal))
            .Append('\n');
}
