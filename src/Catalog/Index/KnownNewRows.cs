using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.Catalog.Index;

/// <summary>
/// The new rows as this process read them last. The change row of a partition gets a value that was never there before in every transaction
/// that writes or deletes new rows: while it is the one that was there before they were read, they are what was read.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="newRows">Reads them.</param>
internal sealed class KnownNewRows(CatalogStore store, NewRows newRows)
{
    private static readonly string[] Read = [Columns.Change];

    private readonly ConcurrentDictionary<int, Known> _shards = new();

    /// <summary>All of them as they are now: one point read a shard, and one range where something has changed.</summary>
    /// <param name="cancellationToken">Stops the reads.</param>
    public Task<IReadOnlyList<NewRow>> ReadAsync(CancellationToken cancellationToken) =>
        newRows.ReadAsync(ReadShardAsync, cancellationToken);

    private async Task<IReadOnlyList<NewRow>> ReadShardAsync(string partition, int shard, CancellationToken cancellationToken)
    {
        // The change row first: what is written after it was read is in the rows, perhaps, but changes it again.
        NullableResponse<TableEntity> row = await store.Table.GetEntityIfExistsAsync<TableEntity>(
            partition,
            RowKeys.Change,
            Read,
            cancellationToken
        );
        string? change = row.HasValue ? row.Value!.GetString(Columns.Change) : null;
        if (change is not null && _shards.TryGetValue(shard, out Known? known) && known.Change == change)
        {
            return known.Rows;
        }

        IReadOnlyList<NewRow> rows = await newRows.ReadShardAsync(partition, shard, cancellationToken);
        if (change is not null)
        {
            _shards[shard] = new Known(change, rows);
        }

        return rows;
    }

    private sealed record Known(string Change, IReadOnlyList<NewRow> Rows);
}
