using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>A status as rows and the index write it.</summary>
internal static class StatusName
{
    /// <summary>Its name.</summary>
    /// <param name="status">The status.</param>
    public static string Of(ArticleStatus status) =>
        status switch
        {
            ArticleStatus.Indexed => RowStatus.Indexed,
            ArticleStatus.Rejected => RowStatus.Rejected,
            ArticleStatus.Batch => RowStatus.Batch,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
        };
}
