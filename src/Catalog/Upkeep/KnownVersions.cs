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
    private readonly Dictionary<UInt128, Version> _versions = [];

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
        var known = new KnownVersions();
        foreach (string partition in layout.Partitions)
        {
            string filter = RowKeys.WithPrefix(partition, RowKeys.ArticlePrefix);
            await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, null, Columns.Versions, cancellationToken))
            {
                if (!RowStatus.IsVisible(row.GetString(Columns.Status)))
                {
                    continue;
                }

                string etag = row.GetString(Columns.BlobETag);
                string? written = row.GetString(Columns.Extractor);
                known._versions[ArticleId.ToNumber(RowKeys.IdOf(row.RowKey))] = new Version(
                    IndexFields.VersionOf(etag),
                    IndexFields.VersionOf(StoredArticle.VersionOf(etag, written)),
                    RowState.IsOlder(written, extractor)
                );
            }
        }

        return known;
    }

    /// <summary>Crosses an article off, and says how it stands.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="etag">The version its blob has now.</param>
    /// <returns>Whether the table has that version, by this extractor or a newer one.</returns>
    public bool Take(string id, string etag) =>
        _versions.Remove(ArticleId.ToNumber(id), out Version version) && version.Blob == IndexFields.VersionOf(etag) && !version.IsOutdated;

    /// <summary>The articles that nobody crossed off.</summary>
    public IEnumerable<string> Rest() => _versions.Keys.Select(ArticleId.FromNumber);

    private readonly record struct Version(long Blob, long Indexed, bool IsOutdated);
}
