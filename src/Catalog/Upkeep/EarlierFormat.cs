using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Upkeep;

/// <summary>
/// Deletes the posting rows that an archive of the earlier format is full of. Nobody reads them; they only slow down Azurite and cost rent.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="logger">Where to report.</param>
internal sealed partial class EarlierFormat(CatalogStore store, ILogger logger)
{
    private const int TransactionLimit = 100;
    private const int AtOnce = 4;

    /// <summary>Deletes as many as there is time for.</summary>
    /// <param name="hasTime">Whether to go on.</param>
    /// <param name="cancellationToken">Stops the work; the next run goes on.</param>
    /// <returns>Whether none is left.</returns>
    public async Task<bool> ClearAsync(Func<bool> hasTime, CancellationToken cancellationToken)
    {
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        int deleted = 0;
        foreach (string partition in layout.Partitions)
        {
            string filter = RowKeys.WithPrefix(partition, RowKeys.PostingPrefix);
            await foreach (
                Page<TableEntity> page in store
                    .Table.QueryAsync<TableEntity>(filter, null, ["PartitionKey", "RowKey"], cancellationToken)
                    .AsPages()
            )
            {
                if (!hasTime())
                {
                    return false;
                }

                var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
                await Parallel.ForEachAsync(
                    page.Values.Chunk(TransactionLimit),
                    options,
                    async (rows, cancel) =>
                        await store.Table.SubmitTransactionAsync(
                            rows.Select(static row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)),
                            cancel
                        )
                );
                deleted += page.Values.Count;
            }
        }

        await store.MarkCurrentAsync(cancellationToken);
        Log.Cleared(logger, deleted);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The archive is of the present format now: the last {Rows} rows of the earlier one are deleted."
        )]
        public static partial void Cleared(ILogger logger, int rows);
    }
}
