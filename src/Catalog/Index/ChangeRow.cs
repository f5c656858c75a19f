using Azure.Data.Tables;

namespace Pipeline.Catalog.Index;

/// <summary>
/// The row that says whether the new rows of its partition are still the same. Whoever writes or deletes new rows writes it in the same
/// transaction.
/// </summary>
internal static class ChangeRow
{
    /// <summary>Writes it: to be added to the transaction.</summary>
    /// <param name="partition">The partition.</param>
    public static TableTransactionAction Write(string partition) =>
        new(
            TableTransactionActionType.UpsertReplace,
            new TableEntity(partition, RowKeys.Change) { [Columns.Change] = Guid.NewGuid().ToString("N") }
        );
}
