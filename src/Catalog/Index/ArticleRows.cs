using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Catalog.Index;

/// <summary>Reads article rows by id.</summary>
/// <param name="store">The catalogue's storage.</param>
internal sealed class ArticleRows(CatalogStore store)
{
    /// <summary>How many rows are read at once. More would only wait for each other.</summary>
    private const int AtOnce = 32;

    /// <summary>Reads one row of an article that queries may see.</summary>
    /// <param name="id">A well-formed id.</param>
    /// <param name="columns">The columns, <c>Status</c> among them; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The row; null when there is no such article, or it was deleted.</returns>
    public async Task<StoredArticle?> ReadAsync(string id, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        NullableResponse<TableEntity> response = await store.Table.GetEntityIfExistsAsync<TableEntity>(
            layout.PartitionOf(id),
            RowKeys.Article(id),
            columns,
            cancellationToken
        );
        QueryCost.CountRows(1);
        return response.HasValue && RowStatus.IsVisible(response.Value!.GetString(Columns.Status))
            ? new StoredArticle(response.Value)
            : null;
    }

    /// <summary>Reads several rows, side by side.</summary>
    /// <param name="ids">Well-formed ids.</param>
    /// <param name="columns">The columns, <c>Status</c> among them; null for all.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    /// <returns>One entry an id: null when there is no such article, or it was deleted.</returns>
    public Task<IReadOnlyDictionary<string, StoredArticle?>> ReadAsync(
        IEnumerable<string> ids,
        IReadOnlyList<string>? columns,
        CancellationToken cancellationToken
    ) => ReadAsync(ids, columns, static (_, row) => row, cancellationToken);

    /// <summary>Reads several rows, side by side, and makes something of each as soon as it is there: unpacking documents takes time.</summary>
    /// <typeparam name="T">What is made of a row.</typeparam>
    /// <param name="ids">Well-formed ids.</param>
    /// <param name="columns">The columns, <c>Status</c> among them; null for all.</param>
    /// <param name="make">Makes it of an id and its row; the row is null when there is no such article, or it was deleted.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    public async Task<IReadOnlyDictionary<string, T>> ReadAsync<T>(
        IEnumerable<string> ids,
        IReadOnlyList<string>? columns,
        Func<string, StoredArticle?, T> make,
        CancellationToken cancellationToken
    )
    {
        var made = new ConcurrentDictionary<string, T>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids, options, async (id, cancel) => made[id] = make(id, await ReadAsync(id, columns, cancel)));
        return made;
    }
}
