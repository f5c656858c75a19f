using System.Globalization;
using System.Text.Json;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Writing;

/// <summary>The content of an article row that is about to be written.</summary>
/// <param name="Values">The columns, without keys.</param>
internal sealed record ArticleRow(IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>The code of the rejection of an article whose document does not fit a table row.</summary>
    public const string TooLargeCode = "metadata-too-large";

    /// <summary>The largest compressed document: a table row holds 1 MiB, of which the readable columns need the rest.</summary>
    public const int MaxDocumentBytes = Columns.MaxDocumentParts * MaxPropertyBytes;

    private const int MaxPropertyBytes = 64 * 1024;
    private const int MaxListed = 10;

    /// <summary>The row of what the extractor found; a rejection when the document cannot be stored.</summary>
    /// <param name="metadata">The document.</param>
    /// <param name="message">The version of the blob.</param>
    public static ArticleRow OfIndexed(ArticleMetadata metadata, ParsedArticleMessage message)
    {
        byte[] document = Compressed.Pack(JsonSerializer.SerializeToUtf8Bytes(metadata, MetadataJsonContext.Default.ArticleMetadata));
        if (document.Length > MaxDocumentBytes)
        {
            return OfRejected(
                new Rejection(
                    TooLargeCode,
                    $"What was found in the article takes {document.Length} bytes compressed; a table row holds "
                        + $"{MaxDocumentBytes}. Split the article into smaller files."
                ),
                metadata.Source,
                message,
                metadata.Extractor
            );
        }

        DateOnly day = metadata.DatePublished ?? DayOf(message);
        Dictionary<string, object?> values = Common(RowStatus.Indexed, day, metadata.Source, message, metadata.Extractor);
        values[Columns.Published] = metadata.DatePublished is { } published ? Iso(published) : null;
        values[Columns.Headline] = Excerpt.Of(metadata.Headline, Excerpt.HeadlineLength);
        values[Columns.Lead] = Excerpt.Of(LeadOf(metadata), Excerpt.LeadLength);
        values[Columns.Source] = Excerpt.Of(SourceNames.Outlet(metadata), Excerpt.NameLength);
        values[Columns.Language] = metadata.Language;
        values[Columns.People] = Names(metadata, EntityType.Person);
        values[Columns.Organisations] = Names(metadata, EntityType.Organisation);
        values[Columns.Places] = Names(metadata, EntityType.Place);
        values[Columns.Speakers] = List(
            metadata
                .Quotations.Select(static quotation => quotation.Speaker)
                .OfType<string>()
                .CountBy(static speaker => speaker)
                .OrderByDescending(static speaker => speaker.Value)
                .Select(static speaker => speaker.Key)
        );
        values[Columns.PersonCount] = metadata.Entities.Count(static entity => entity.Type == EntityType.Person);
        values[Columns.OrganisationCount] = metadata.Entities.Count(static entity => entity.Type == EntityType.Organisation);
        values[Columns.PlaceCount] = metadata.Entities.Count(static entity => entity.Type == EntityType.Place);
        values[Columns.QuotationCount] = metadata.Quotations.Count;
        values[Columns.WordCount] = metadata.WordCount;
        for (int part = 0; part * MaxPropertyBytes < document.Length; part++)
        {
            values[Columns.Document[part]] = document[(part * MaxPropertyBytes)..Math.Min(document.Length, (part + 1) * MaxPropertyBytes)];
        }

        return new ArticleRow(values);
    }

    /// <summary>The row of a rejected article.</summary>
    /// <param name="rejection">Why.</param>
    /// <param name="source">The file.</param>
    /// <param name="message">The version of the blob.</param>
    /// <param name="extractor">The version of the extractor that has seen it.</param>
    public static ArticleRow OfRejected(Rejection rejection, ArticleSource source, ParsedArticleMessage message, string extractor)
    {
        DateOnly day = DayOf(message);
        Dictionary<string, object?> values = Common(RowStatus.Rejected, day, source, message, extractor);
        values[Columns.ReasonCode] = rejection.Code;
        values[Columns.Reason] = Excerpt.Of(rejection.Reason, Excerpt.ReasonLength);
        return new ArticleRow(values);
    }

    /// <summary>The row of a batch.</summary>
    /// <param name="batch">What was in it.</param>
    /// <param name="message">The version of the blob.</param>
    /// <param name="extractor">The version of the extractor that has seen it.</param>
    public static ArticleRow OfBatch(UnpackedBatch batch, ParsedArticleMessage message, string extractor)
    {
        DateOnly day = DayOf(message);
        Dictionary<string, object?> values = Common(RowStatus.Batch, day, batch.Source, message, extractor);
        values[Columns.Batch] = JsonSerializer.Serialize(batch.Batch, CatalogJsonContext.Readable.BatchSummary);
        return new ArticleRow(values);
    }

    /// <summary>What stays of a deleted article.</summary>
    /// <param name="deleted">The row as it was.</param>
    public static ArticleRow OfDeleted(RowState deleted) =>
        new(
            new Dictionary<string, object?>
            {
                [Columns.Status] = RowStatus.Deleted,
                [Columns.Name] = deleted.Name,
                [Columns.BlobETag] = deleted.BlobETag,
                [Columns.ParsedBlob] = deleted.ParsedBlob,
            }
        );

    private static Dictionary<string, object?> Common(
        string status,
        DateOnly day,
        ArticleSource source,
        ParsedArticleMessage message,
        string extractor
    ) =>
        new()
        {
            [Columns.Status] = status,
            [Columns.Name] = message.BlobName,
            [Columns.BlobETag] = message.ETag,
            [Columns.Uploaded] = message.LastModified,
            [Columns.ParsedBlob] = message.ParsedBlob,
            [Columns.Extractor] = extractor,
            [Columns.Day] = Iso(day),
            [Columns.ContentType] = Excerpt.Of(source.ContentType, Excerpt.NameLength),
            [Columns.Bytes] = source.Bytes,
            [Columns.Sha256] = source.Sha256,
        };

    private static DateOnly DayOf(ParsedArticleMessage message) => DateOnly.FromDateTime(message.LastModified.UtcDateTime);

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string LeadOf(ArticleMetadata metadata)
    {
        Block? paragraph = metadata.Blocks.FirstOrDefault(static block => block.Kind == BlockKind.Paragraph);
        return paragraph is null || paragraph.Start < 0 || paragraph.Start >= metadata.Text.Length
            ? metadata.Text
            : metadata.Text[paragraph.Start..];
    }

    private static string? Names(ArticleMetadata metadata, EntityType type) =>
        List(
            metadata
                .Entities.Where(entity => entity.Type == type)
                .OrderByDescending(static entity => entity.Mentions.Count)
                .Select(static entity => entity.Name)
        );

    /// <summary>Names as people read them in a table browser. The document has them exactly.</summary>
    private static string? List(IEnumerable<string> names)
    {
        string list = string.Join(
            Columns.ListSeparator,
            names.Take(MaxListed).Select(static name => Excerpt.Of(name, Excerpt.NameLength)!.Replace(';', ','))
        );
        return list.Length == 0 ? null : list;
    }
}
