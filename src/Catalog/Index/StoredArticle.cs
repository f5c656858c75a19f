using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Telemetry;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Index;

/// <summary>An article row that was read.</summary>
/// <param name="row">The row, or as many of its columns as the caller needs.</param>
internal sealed class StoredArticle(TableEntity row)
{
    private ArticleMetadata? _metadata;
    private bool _isUnpacked;

    /// <summary>The blob's name.</summary>
    public string Name => row.GetString(Columns.Name);

    /// <summary>The day it is sorted under.</summary>
    public DateOnly Day => DateOnly.ParseExact(row.GetString(Columns.Day), "O", CultureInfo.InvariantCulture);

    /// <summary>An HTTP entity tag of the document, strong, with its quotation marks.</summary>
    public string EntityTag => $"\"{Version}\"";

    /// <summary>The article's id.</summary>
    public string Id => RowKeys.IdOf(row.RowKey);

    /// <summary>Which version of the article the row holds: the version of its blob, read by one version of the extractor.</summary>
    public string Version => VersionOf(BlobETag, Extractor);

    /// <summary>The version of its blob.</summary>
    public string BlobETag => row.GetString(Columns.BlobETag);

    /// <summary>The version of the extractor that read it.</summary>
    public string? Extractor => row.GetString(Columns.Extractor);

    /// <summary>What became of the blob.</summary>
    public ArticleStatus Status =>
        row.GetString(Columns.Status) switch
        {
            RowStatus.Rejected => ArticleStatus.Rejected,
            RowStatus.Batch => ArticleStatus.Batch,
            _ => ArticleStatus.Indexed,
        };

    /// <summary>A version as new rows and the index name it.</summary>
    /// <param name="blobETag">The version of the blob.</param>
    /// <param name="extractor">The version of the extractor that read it.</param>
    public static string VersionOf(string blobETag, string? extractor) => $"{blobETag}-{extractor}";

    /// <summary>What the index needs of the article.</summary>
    public IndexedArticle ForIndex() => WithoutDocument() with { Metadata = ReadMetadata() };

    /// <summary>What the index can know of an article whose document cannot be read.</summary>
    public IndexedArticle WithoutDocument() => new(Id, Version, Status, Day, Uploaded, Name, null);

    /// <summary>The document; null when the article was rejected. It is unpacked once, however often it is asked for.</summary>
    public ArticleMetadata? ReadMetadata()
    {
        if (!_isUnpacked)
        {
            _metadata = ReadDocument() is { } json ? JsonSerializer.Deserialize(json, MetadataJsonContext.Default.ArticleMetadata) : null;
            _isUnpacked = true;
        }

        return _metadata;
    }

    /// <summary>The article as lists show it.</summary>
    public ArticleSummary Summarise() =>
        new()
        {
            Id = Id,
            Name = Name,
            Status = Status,
            Rejection = row.GetString(Columns.ReasonCode) is { } code ? new Rejection(code, row.GetString(Columns.Reason) ?? "") : null,
            Batch = row.GetString(Columns.Batch) is { } batch
                ? JsonSerializer.Deserialize(batch, CatalogJsonContext.Readable.BatchSummary)
                : null,
            Headline = row.GetString(Columns.Headline),
            Lead = row.GetString(Columns.Lead),
            DatePublished = row.GetString(Columns.Published) is { } day
                ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture)
                : null,
            Uploaded = Uploaded,
            Source = row.GetString(Columns.Source),
            Language = row.GetString(Columns.Language),
            People = Names(Columns.People),
            Organisations = Names(Columns.Organisations),
            Places = Names(Columns.Places),
            Speakers = Names(Columns.Speakers),
            Quotations = row.GetInt32(Columns.QuotationCount) ?? 0,
            WordCount = row.GetInt32(Columns.WordCount) ?? 0,
            Extractor = Extractor ?? "",
        };

    private DateTimeOffset Uploaded => row.GetDateTimeOffset(Columns.Uploaded).GetValueOrDefault();

    private string[] Names(string column) => row.GetString(column)?.Split(Columns.ListSeparator) ?? [];

    /// <summary>The JSON of the document, put together from its parts.</summary>
    private byte[]? ReadDocument()
    {
        QueryCost.CountDocument();
        using var packed = new MemoryStream();
        foreach (string part in Columns.Document)
        {
            if (row.GetBinary(part) is not { Length: > 0 } bytes)
            {
                break;
            }

            packed.Write(bytes);
        }

        return packed.Length == 0 ? null : Compressed.Unpack(packed.GetBuffer().AsMemory(0, (int)packed.Length));
    }
}
