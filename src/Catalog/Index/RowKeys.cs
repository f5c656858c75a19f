using Azure.Data.Tables;

namespace Pipeline.Catalog.Index;

/// <summary>The row keys of the table. <c>|</c> separates parts; <see cref="IndexValue"/> keeps it out of values.</summary>
internal static class RowKeys
{
    /// <summary>The first character after <c>|</c>: what ends a range of keys with a common prefix.</summary>
    private const char AfterSeparator = '}';

    private const string ArticlePrefix = "a|";

    /// <summary>No article's row has a lesser key.</summary>
    public const string FirstArticle = ArticlePrefix;

    /// <summary>The least key after those of all articles.</summary>
    public static readonly string EndOfArticles = EndOf(ArticlePrefix);

    /// <summary>The key of an article's row.</summary>
    /// <param name="id">The article's id.</param>
    public static string Article(string id) => ArticlePrefix + id;

    /// <summary>The id in the key of an article's row.</summary>
    /// <param name="rowKey">The key.</param>
    public static string IdOf(string rowKey) => rowKey[ArticlePrefix.Length..];

    /// <summary>The key of one posting.</summary>
    /// <param name="term">What the posting says, <c>{facet}|{value}|{inverted date}</c>: see <see cref="Term"/>.</param>
    /// <param name="id">The article's id.</param>
    public static string Posting(string term, string id) => $"p|{term}|{id}";

    /// <summary>What one posting says of its article.</summary>
    /// <param name="facet">One of <see cref="Facet"/>.</param>
    /// <param name="value">A value of <see cref="IndexValue"/>.</param>
    /// <param name="invertedDate">See <see cref="SortKey.Invert"/>.</param>
    public static string Term(string facet, string value, ReadOnlySpan<char> invertedDate) => $"{facet}|{value}|{invertedDate}";

    /// <summary>What all keys of one posting list begin with; a <see cref="SortKey"/> follows.</summary>
    /// <param name="facet">One of <see cref="Facet"/>.</param>
    /// <param name="value">A value of <see cref="IndexValue"/>.</param>
    public static string ListPrefix(string facet, string value) => $"{FacetPrefix(facet)}{value}|";

    /// <summary>What all keys of one facet begin with.</summary>
    /// <param name="facet">One of <see cref="Facet"/>.</param>
    public static string FacetPrefix(string facet) => $"p|{facet}|";

    /// <summary>The filter for the rows of one partition whose keys lie in a range.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="from">The least key.</param>
    /// <param name="end">The least key after the range.</param>
    public static string InRange(string partition, string from, string end) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {end}");

    /// <summary>The least key after all keys with a prefix.</summary>
    /// <param name="prefix">A prefix that ends with a separator.</param>
    public static string EndOf(string prefix) => string.Concat(prefix.AsSpan(0, prefix.Length - 1), [AfterSeparator]);
}
