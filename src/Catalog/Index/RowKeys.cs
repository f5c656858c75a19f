using Azure.Data.Tables;

namespace Pipeline.Catalog.Index;

/// <summary>
/// The row keys of the table: <c>a|{id}</c> is an article, <c>n|{id}</c> says that it is not in the index yet, and <c>c</c> changes with
/// the new rows of its partition.
/// </summary>
internal static class RowKeys
{
    /// <summary>What the keys of articles begin with.</summary>
    public const string ArticlePrefix = "a|";

    /// <summary>What the keys of new rows begin with.</summary>
    public const string NewPrefix = "n|";

    /// <summary>The key of the row that is written in every transaction that writes or deletes new rows of its partition.</summary>
    public const string Change = "c";

    /// <summary>What the keys of postings began with, in the earlier format.</summary>
    public const string PostingPrefix = "p|";

    /// <summary>The first character after <c>|</c>: what ends a range of keys with a common prefix.</summary>
    private const char AfterSeparator = '}';

    private const int PrefixLength = 2;

    /// <summary>The key of an article's row.</summary>
    /// <param name="id">The article's id.</param>
    public static string Article(string id) => ArticlePrefix + id;

    /// <summary>The key of the row that says that an article is new.</summary>
    /// <param name="id">The article's id.</param>
    public static string New(string id) => NewPrefix + id;

    /// <summary>The id in the key of an article's row or of a new row.</summary>
    /// <param name="rowKey">The key.</param>
    public static string IdOf(string rowKey) => rowKey[PrefixLength..];

    /// <summary>The filter for the rows of one partition whose keys have a prefix.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="prefix">A prefix that ends with the separator.</param>
    public static string WithPrefix(string partition, string prefix)
    {
        string end = string.Concat(prefix.AsSpan(0, prefix.Length - 1), [AfterSeparator]);

        // Azurite evaluates the filter for every row of the table, from left to right: what most rows fail comes first.
        return TableClient.CreateQueryFilter($"RowKey ge {prefix} and RowKey lt {end} and PartitionKey eq {partition}");
    }
}
