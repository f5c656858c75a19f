using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Catalog.Index;

/// <summary>Reads article rows by id.</summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="cache">Keeps rows for whoever asks for the same version again; null keeps none.</param>
internal sealed class ArticleRows(CatalogStore store, RowCache? cache = null)
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
        if (!response.HasValue || !RowStatus.IsVisible(response.Value!.GetString(Columns.Status)))
        {
            return null;
        }

        if (columns is null || columns == Columns.Summary)
        {
            cache?.Keep(response.Value, isWhole: columns is null);
        }

        return new StoredArticle(response.Value);
    }

    /// <summary>Reads several rows as they are now, whole, side by side.</summary>
    /// <param name="ids">Well-formed ids.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    /// <returns>One entry an id: null when there is no such article, or it was deleted.</returns>
    public Task<IReadOnlyDictionary<string, StoredArticle?>> ReadAsync(IEnumerable<string> ids, CancellationToken cancellationToken) =>
        SideBySideAsync(ids, static id => id, (id, cancel) => ReadAsync(id, null, cancel), cancellationToken);

    /// <summary>
    /// Gets the rows of several articles, side by side, and makes something of each as soon as it is there: unpacking documents takes time.
    /// </summary>
    /// <typeparam name="T">What is made of a row.</typeparam>
    /// <param name="articles">The articles, each once.</param>
    /// <param name="columns"><see cref="Columns.Summary"/>, or null for all columns.</param>
    /// <param name="make">
    /// Makes it of an id and its row, perhaps of a newer version than the one that is wanted; the row is null when there is no such
    /// article, or it was deleted.
    /// </param>
    /// <param name="cancellationToken">Stops the reads.</param>
    public Task<IReadOnlyDictionary<string, T>> GetAsync<T>(
        IEnumerable<ArticleVersion> articles,
        IReadOnlyList<string>? columns,
        Func<string, StoredArticle?, T> make,
        CancellationToken cancellationToken
    ) =>
        SideBySideAsync(
            articles,
            static article => article.Id,
            async (article, cancel) =>
                make(article.Id, cache?.Find(article, isWhole: columns is null) ?? await ReadAsync(article.Id, columns, cancel)),
            cancellationToken
        );

    private static async Task<IReadOnlyDictionary<string, T>> SideBySideAsync<TArticle, T>(
        IEnumerable<TArticle> articles,
        Func<TArticle, string> idOf,
        Func<TArticle, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        var all = new ConcurrentDictionary<string, T>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(articles, options, async (article, cancel) => all[idOf(article)] = await read(article, cancel));
        return all;
    }
}
