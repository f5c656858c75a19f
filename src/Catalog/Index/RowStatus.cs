namespace Pipeline.Catalog.Index;

/// <summary>The values of column <c>Status</c> of an article row. Queries see the first three only.</summary>
internal static class RowStatus
{
    /// <summary>The row has a document.</summary>
    public const string Indexed = "indexed";

    /// <summary>The row has a reason.</summary>
    public const string Rejected = "rejected";

    /// <summary>The row has a summary of what was in the batch.</summary>
    public const string Batch = "batch";

    /// <summary>Whether queries see a row of this status.</summary>
    /// <param name="status">One of these.</param>
    public static bool IsVisible(string? status) => status is Indexed or Rejected or Batch;

    /// <summary>The article was deleted. The row stays, so that a late message of the deleted version cannot bring it back.</summary>
    public const string Deleted = "deleted";
}
