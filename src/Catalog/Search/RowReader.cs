using Azure;
using Azure.Data.Tables;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Search;

/// <summary>Reads article rows by id.</summary>
/// <param name="table">The table.</param>
/// <param name="layout">How it is laid out.</param>
internal sealed class RowReader(TableClient table, TableLayout layout)
{
    /// <summary>How many rows with their documents are read at once. More would only wait for each other.</summary>
    public const int DocumentWave = 16;

    /// <summary>Reads one row of an article that queries may see.</summary>
    /// <param name="id">A well-formed id.</param>
    /// <param name="columns">The columns, <c>Status</c> among them; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The row; null when there is no such article.</returns>
    public async Task<StoredArticle?> ReadAsync(string id, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> response = await table.GetEntityIfExistsAsync<TableEntity>(layout.PartitionOf(id), RowKeys.Article(id), columns, cancellationToken);
        return response.HasValue && RowStatus.IsVisible(response.Value!.GetString(Columns.Status)) ? new StoredArticle(response.Value) : null;
    }

    /// <summary>Reads the rows of several matches at once, and drops those whose row does not imply what the posting lists said: half-done or outdated writes.</summary>
    /// <param name="sortKeys">The matches.</param>
    /// <param name="lists">The lists they were found in.</param>
    /// <param name="columns">The columns, <c>Status</c> and <c>Postings</c> among them; null for all.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    /// <returns>One row, or null, for each match, in order.</returns>
    public Task<StoredArticle?[]> ReadAsync(IReadOnlyList<string> sortKeys, IReadOnlyList<PostingList> lists, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        Task.WhenAll(sortKeys.Select(async sortKey =>
            await ReadAsync(SortKey.IdOf(sortKey), columns, cancellationToken) is { } article && article.Implies(lists, sortKey) ? article : null));
}
