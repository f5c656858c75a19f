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
    /// <summary>Reads one row of an article that queries may see.</summary>
    /// <param name="id">A well-formed id.</param>
    /// <param name="columns">The columns, <c>Status</c> among them; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The row; null when there is no such article.</returns>
    public async Task<TableEntity?> ReadAsync(string id, IEnumerable<string>? columns, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> response = await table.GetEntityIfExistsAsync<TableEntity>(layout.PartitionOf(id), RowKeys.Article(id), columns, cancellationToken);
        return response.HasValue && response.Value!.GetString(Columns.Status) is RowStatus.Indexed or RowStatus.Rejected ? response.Value : null;
    }

    /// <summary>Reads the rows of several matches at once, and drops those whose row does not imply what the posting lists said: half-done or outdated writes.</summary>
    /// <param name="sortKeys">The matches.</param>
    /// <param name="lists">The lists they were found in.</param>
    /// <param name="columns">The columns, <c>Status</c> and <c>Postings</c> among them; null for all.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    /// <returns>One row, or null, for each match, in order.</returns>
    public async Task<TableEntity?[]> ReadAsync(IReadOnlyList<string> sortKeys, IReadOnlyList<PostingList> lists, IEnumerable<string>? columns, CancellationToken cancellationToken)
    {
        return await Task.WhenAll(sortKeys.Select(async sortKey =>
        {
            TableEntity? row = await ReadAsync(SortKey.IdOf(sortKey), columns, cancellationToken);
            if (row is null)
                return null;
            string[] terms = Compressed.UnpackTerms(row.GetBinary(Columns.Postings));
            return lists.All(list => terms.Contains(list.TermAt(sortKey), StringComparer.Ordinal)) ? row : null;
        }));
    }
}
