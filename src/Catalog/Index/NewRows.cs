using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Catalog.Index;

/// <summary>Reads which articles are not in the committed index yet.</summary>
/// <param name="store">The catalogue's storage.</param>
internal sealed class NewRows(CatalogStore store)
{
    private static readonly string[] Read = ["PartitionKey", "RowKey", Columns.Version, Columns.Day];

    /// <summary>Reads all of them: one range a shard, side by side. Small rows, some thousand at most while packing keeps up.</summary>
    /// <param name="cancellationToken">Stops the reads.</param>
    public Task<IReadOnlyList<NewRow>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(ReadShardAsync, cancellationToken);

    /// <summary>Reads all of them, each shard as the caller says, side by side.</summary>
    /// <param name="readShard">Given a partition and its number, reads its new rows.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    public async Task<IReadOnlyList<NewRow>> ReadAsync(
        Func<string, int, CancellationToken, Task<IReadOnlyList<NewRow>>> readShard,
        CancellationToken cancellationToken
    )
    {
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        IReadOnlyList<NewRow>[] shards = await Task.WhenAll(
            layout.Partitions.Select((partition, shard) => readShard(partition, shard, cancellationToken))
        );
        return shards.Length == 1 ? shards[0] : [.. shards.SelectMany(static rows => rows)];
    }

    /// <summary>Reads those of one shard.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="shard">Its number.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public async Task<IReadOnlyList<NewRow>> ReadShardAsync(string partition, int shard, CancellationToken cancellationToken)
    {
        var rows = new List<NewRow>();
        string filter = RowKeys.WithPrefix(partition, RowKeys.NewPrefix);
        await foreach (TableEntity row in store.Table.QueryAsync<TableEntity>(filter, null, Read, cancellationToken))
        {
            string id = RowKeys.IdOf(row.RowKey);
            DateOnly? day = row.GetString(Columns.Day) is { } text ? DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;
            Documents.SortKey sortKey = day is { } known ? Documents.SortKey.Of(known, id) : default;
            rows.Add(new NewRow(id, row.GetString(Columns.Version) ?? "", sortKey, day is null, row.ETag, shard));
        }

        QueryCost.CountRows(rows.Count);
        return rows;
    }
}
