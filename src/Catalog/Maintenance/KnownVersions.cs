using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Maintenance;

/// <summary>Which version of which article the table has, in some 40 bytes an article, so that millions fit the memory of one instance.</summary>
internal sealed class KnownVersions
{
    private readonly Dictionary<UInt128, Version> _versions = [];

    /// <summary>How many articles there are.</summary>
    public int Count => _versions.Count;

    /// <summary>Reads the rows of all articles that queries may see.</summary>
    /// <param name="table">The table.</param>
    /// <param name="layout">How it is laid out.</param>
    /// <param name="extractor">The extractor at work: rows that an older one wrote are outdated.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    public static async Task<KnownVersions> ReadAsync(TableClient table, TableLayout layout, string extractor, CancellationToken cancellationToken)
    {
        var known = new KnownVersions();
        foreach (string partition in layout.Partitions)
        {
            string filter = RowKeys.InRange(partition, RowKeys.FirstArticle, RowKeys.EndOfArticles);
            string[] columns = ["RowKey", Columns.Status, Columns.BlobETag, Columns.Extractor];
            await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, null, columns, cancellationToken))
            {
                if (RowStatus.IsVisible(row.GetString(Columns.Status)))
                {
                    bool isOutdated = RowState.IsOlder(row.GetString(Columns.Extractor), extractor);
                    known._versions[ArticleId.ToNumber(RowKeys.IdOf(row.RowKey))] = new Version(HashOf(row.GetString(Columns.BlobETag)), isOutdated);
                }
            }
        }

        return known;
    }

    /// <summary>Crosses an article off, and says how it stands.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="etag">The version its blob has now.</param>
    /// <returns>Whether the table has that version, by this extractor or a newer one.</returns>
    public bool Take(string id, string etag) => _versions.Remove(ArticleId.ToNumber(id), out Version version) && version.ETag == HashOf(etag) && !version.IsOutdated;

    /// <summary>The articles that nobody crossed off.</summary>
    public IEnumerable<string> Rest() => _versions.Keys.Select(ArticleId.FromNumber);

    private static ulong HashOf(string etag) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(etag)));

    private readonly record struct Version(ulong ETag, bool IsOutdated);
}
