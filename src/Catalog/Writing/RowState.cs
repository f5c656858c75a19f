using Azure;
using Azure.Data.Tables;
using Pipeline.Catalog.Index;

namespace Pipeline.Catalog.Writing;

/// <summary>What a writer knows of an article row before it changes it.</summary>
/// <param name="ETag">The row's own ETag: the precondition of the next write.</param>
/// <param name="Status">One of <see cref="RowStatus"/>.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="BlobETag">The version of the blob the row was made from.</param>
/// <param name="Extractor">The version of the extractor that made it.</param>
/// <param name="ParsedBlob">The parsed form of that version.</param>
/// <param name="Day">The day the article is sorted under; null when it was deleted.</param>
internal sealed record RowState(ETag ETag, string Status, string Name, string BlobETag, string? Extractor, string? ParsedBlob, string? Day)
{
    /// <summary>Reads a row.</summary>
    /// <param name="row">A row with at least <see cref="Columns.State"/>.</param>
    public static RowState Read(TableEntity row) =>
        new(
            row.ETag,
            row.GetString(Columns.Status),
            row.GetString(Columns.Name),
            row.GetString(Columns.BlobETag),
            row.GetString(Columns.Extractor),
            row.GetString(Columns.ParsedBlob),
            row.GetString(Columns.Day)
        );

    /// <summary>Whether the row already says what this version and this extractor would make it say.</summary>
    /// <param name="message">The version.</param>
    /// <param name="extractor">The version of the extractor at work. A newer one has the last word.</param>
    public bool Covers(ParsedArticleMessage message, string extractor) =>
        RowStatus.IsVisible(Status) && BlobETag == message.ETag && !IsOlder(Extractor, extractor);

    /// <summary>
    /// Whether the extractor that wrote a row is an older one, or none that has a version: then its work is to be done again.
    /// </summary>
    /// <param name="written">The version that wrote it.</param>
    /// <param name="ours">The version at work.</param>
    public static bool IsOlder(string? written, string ours) =>
        written != ours && !(Version.TryParse(written, out Version? theirs) && Version.TryParse(ours, out Version? own) && theirs > own);
}
