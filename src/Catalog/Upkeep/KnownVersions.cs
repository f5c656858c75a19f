using Azure.Data.Tables;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Writing;

namespace Pipeline.Catalog.Upkeep;

/// <summary>
/// Which version of which article the table has, in some 40 bytes an article, so that millions fit the memory of one instance.
/// </summary>
internal sealed class KnownVersions
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, Version> _versions;

    private KnownVersions(Dictionary<UInt128, Version> versions) => _versions = versions;

    /// <summary>How many articles there are.</summary>
    public int Count => _versions.Count;

    /// <summary>The articles, and the hash under which the index keeps the version that the table has.</summary>
    public IEnumerable<KeyValuePair<UInt128, long>> Indexed =>
        _versions.Select(static version => KeyValuePair.Create(version.Key, version.Value.Indexed));

    /// <summary>Reads the rows of all articles that queries may see.</summary>
    /// <param name="table">The table.</param>
    /// <param name="layout">How it is laid out.</param>
    /// <param name="extractor">The extractor at work: rows that an older one wrote are outdated.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    public static async Task<KnownVersions> ReadAsync(
        TableClient table,
        TableLayout layout,
        string extractor,
        CancellationToken cancellationToken
    )
    {
        var known = new KnownVersions([]);
        foreach (string partition in layout.Partitions)
        {
            string filter = RowKeys.WithPrefix(partition, RowKeys.ArticlePrefix);
            await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, null, Columns.Versions, cancellationToken))
            {
                if (RowStatus.IsVisible(row.GetString(Columns.Status)))
                {
                    var article = new StoredArticle(row);
                    known.Put(article.Id, article, extractor);
                }
            }
        }

        return known;
    }

    /// <summary>The same, of which nothing that is crossed off here is missing.</summary>
    public KnownVersions Copy()
    {
        lock (_lock)
        {
            return new(new(_versions));
        }
    }

    /// <summary>Notes what the table has of one article. From any thread.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="article">Its row; null when queries see none.</param>
    /// <param name="extractor">The extractor at work.</param>
    public void Put(string id, StoredArticle? article, string extractor)
    {
        lock (_lock)
        {
            if (article is null)
            {
                _versions.Remove(ArticleId.ToNumber(id));
            }
            else
            {
                _versions[ArticleId.ToNumber(id)] = Version.Of(article, extractor);
            }
        }
    }

    /// <summary>Crosses an article off, and says how it stands.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="etag">The version its blob has now.</param>
    /// <returns>Whether the table has that version, by this extractor or a newer one.</returns>
    public bool Take(string id, string etag) => _versions.Remove(ArticleId.ToNumber(id), out Version version) && version.IsOf(etag);

    /// <summary>Says how an article stands that was looked at alone.</summary>
    /// <param name="article">Its row; null when queries see none.</param>
    /// <param name="etag">The version its blob has now.</param>
    /// <param name="extractor">The extractor at work.</param>
    /// <returns>Whether the table has that version, by this extractor or a newer one.</returns>
    public static bool IsCurrent(StoredArticle? article, string etag, string extractor) =>
        article is not null && Version.Of(article, extractor).IsOf(etag);

    /// <summary>The articles that nobody crossed off.</summary>
    public IEnumerable<string> Rest() => _versions.Keys.Select(ArticleId.FromNumber);

    private readonly record struct Version(long Blob, long Indexed, bool IsOutdated)
    {
        public static Version Of(StoredArticle article, string extractor) =>
            new(
                IndexFields.VersionOf(article.BlobETag),
                IndexFields.VersionOf(article.Version),
                RowState.IsOlder(article.Extractor, extractor)
            );

        public bool IsOf(string etag) => Blob == IndexFields.VersionOf(etag) && !IsOutdated;
    }
}
