using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Index;

/// <summary>The content of an article row that is about to be written, and the postings it implies.</summary>
/// <param name="Columns">The columns, without keys, postings and garbage.</param>
/// <param name="Postings">The terms it implies.</param>
internal sealed record ArticleRow(IReadOnlyDictionary<string, object?> Columns, IReadOnlyList<string> Postings)
{
    /// <summary>The code of the rejection of an article whose document does not fit a table row.</summary>
    public const string TooLargeCode = "metadata-too-large";

    /// <summary>The largest compressed document: a table row holds 1 MiB, of which postings, garbage and readable columns need the rest.</summary>
    public const int MaxDocumentBytes = Index.Columns.MaxDocumentParts * MaxPropertyBytes;

    private const int MaxPropertyBytes = 64 * 1024;
    private const int MaxListed = 10;
    private const string ListSeparator = "; ";

    /// <summary>The row of what the extractor found; a rejection when the document cannot be stored.</summary>
    /// <param name="metadata">The document.</param>
    /// <param name="message">The version of the blob.</param>
    public static ArticleRow OfIndexed(ArticleMetadata metadata, ParsedArticleMessage message)
    {
        byte[] document = Compressed.Pack(JsonSerializer.SerializeToUtf8Bytes(metadata, MetadataJsonContext.Default.ArticleMetadata));
        if (document.Length > MaxDocumentBytes)
        {
            return OfRejected(
                new Rejection(TooLargeCode, $"What was found in the article takes {document.Length} bytes compressed; a table row holds {MaxDocumentBytes}. Split the article into smaller files."),
                metadata.Source,
                message,
                metadata.Extractor);
        }

        DateOnly day = metadata.DatePublished ?? DayOf(message);
        PostingSet postings = ArticlePostings.OfIndexed(metadata, day);
        Dictionary<string, object?> columns = Common(RowStatus.Indexed, day, metadata.Source, message, metadata.Extractor);
        columns[Index.Columns.Published] = metadata.DatePublished is { } published ? Iso(published) : null;
        columns[Index.Columns.Headline] = Excerpt.Of(metadata.Headline, Excerpt.HeadlineLength);
        columns[Index.Columns.Lead] = Excerpt.Of(LeadOf(metadata), Excerpt.LeadLength);
        columns[Index.Columns.Source] = Excerpt.Of(SourceNames.Outlet(metadata), Excerpt.NameLength);
        columns[Index.Columns.Language] = metadata.Language;
        columns[Index.Columns.People] = Names(metadata, EntityType.Person);
        columns[Index.Columns.Organisations] = Names(metadata, EntityType.Organisation);
        columns[Index.Columns.Places] = Names(metadata, EntityType.Place);
        columns[Index.Columns.Speakers] = List(metadata.Quotations.Select(static quotation => quotation.Speaker).OfType<string>()
            .CountBy(static speaker => speaker).OrderByDescending(static speaker => speaker.Value).Select(static speaker => speaker.Key));
        columns[Index.Columns.PersonCount] = metadata.Entities.Count(static entity => entity.Type == EntityType.Person);
        columns[Index.Columns.OrganisationCount] = metadata.Entities.Count(static entity => entity.Type == EntityType.Organisation);
        columns[Index.Columns.PlaceCount] = metadata.Entities.Count(static entity => entity.Type == EntityType.Place);
        columns[Index.Columns.QuotationCount] = metadata.Quotations.Count;
        columns[Index.Columns.WordCount] = metadata.WordCount;
        columns[Index.Columns.LeftOut] = postings.LeftOut;
        for (int part = 0; part * MaxPropertyBytes < document.Length; part++)
            columns[Index.Columns.Document[part]] = document[(part * MaxPropertyBytes)..Math.Min(document.Length, (part + 1) * MaxPropertyBytes)];
        return new ArticleRow(columns, postings.Terms);
    }

    /// <summary>The row of a rejected article.</summary>
    /// <param name="rejection">Why.</param>
    /// <param name="source">The file.</param>
    /// <param name="message">The version of the blob.</param>
    /// <param name="extractor">The version of the extractor that has seen it.</param>
    public static ArticleRow OfRejected(Rejection rejection, ArticleSource source, ParsedArticleMessage message, string extractor)
    {
        DateOnly day = DayOf(message);
        Dictionary<string, object?> columns = Common(RowStatus.Rejected, day, source, message, extractor);
        columns[Index.Columns.ReasonCode] = rejection.Code;
        columns[Index.Columns.Reason] = Excerpt.Of(rejection.Reason, Excerpt.ReasonLength);
        return new ArticleRow(columns, ArticlePostings.OfRejected(day).Terms);
    }

    /// <summary>What stays of a deleted article.</summary>
    /// <param name="deleted">The row as it was.</param>
    public static ArticleRow OfDeleted(RowState deleted) => new(
        new Dictionary<string, object?>
        {
            [Index.Columns.Status] = RowStatus.Deleted,
            [Index.Columns.Name] = deleted.Name,
            [Index.Columns.BlobETag] = deleted.BlobETag,
            [Index.Columns.ParsedBlob] = deleted.ParsedBlob,
        },
        []);

    /// <summary>The summary in a row.</summary>
    /// <param name="row">A row with at least <see cref="Columns.Summary"/>.</param>
    public static ArticleSummary ReadSummary(TableEntity row) => new()
    {
        Id = row.RowKey[2..],
        Name = row.GetString(Index.Columns.Name),
        Status = row.GetString(Index.Columns.Status) == RowStatus.Rejected ? ArticleStatus.Rejected : ArticleStatus.Indexed,
        Rejection = row.GetString(Index.Columns.ReasonCode) is { } code ? new Rejection(code, row.GetString(Index.Columns.Reason) ?? "") : null,
        Headline = row.GetString(Index.Columns.Headline),
        Lead = row.GetString(Index.Columns.Lead),
        DatePublished = row.GetString(Index.Columns.Published) is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
        Uploaded = row.GetDateTimeOffset(Index.Columns.Uploaded).GetValueOrDefault(),
        Source = row.GetString(Index.Columns.Source),
        Language = row.GetString(Index.Columns.Language),
        People = Split(row.GetString(Index.Columns.People)),
        Organisations = Split(row.GetString(Index.Columns.Organisations)),
        Places = Split(row.GetString(Index.Columns.Places)),
        Speakers = Split(row.GetString(Index.Columns.Speakers)),
        Quotations = row.GetInt32(Index.Columns.QuotationCount) ?? 0,
        WordCount = row.GetInt32(Index.Columns.WordCount) ?? 0,
        Extractor = row.GetString(Index.Columns.Extractor) ?? "",
    };

    /// <summary>The JSON of the document in a row; null when the row has none.</summary>
    /// <param name="row">A whole row.</param>
    public static byte[]? ReadDocument(TableEntity row)
    {
        using var packed = new MemoryStream();
        foreach (string part in Index.Columns.Document)
        {
            if (row.GetBinary(part) is not { Length: > 0 } bytes)
                break;
            packed.Write(bytes);
        }

        return packed.Length == 0 ? null : Compressed.Unpack(packed.GetBuffer().AsMemory(0, (int)packed.Length));
    }

    private static Dictionary<string, object?> Common(string status, DateOnly day, ArticleSource source, ParsedArticleMessage message, string extractor) => new()
    {
        [Index.Columns.Status] = status,
        [Index.Columns.Name] = message.BlobName,
        [Index.Columns.BlobETag] = message.ETag,
        [Index.Columns.Uploaded] = message.LastModified,
        [Index.Columns.ParsedBlob] = message.ParsedBlob,
        [Index.Columns.Extractor] = extractor,
        [Index.Columns.Day] = Iso(day),
        [Index.Columns.ContentType] = Excerpt.Of(source.ContentType, Excerpt.NameLength),
        [Index.Columns.Bytes] = source.Bytes,
        [Index.Columns.Sha256] = source.Sha256,
    };

    private static DateOnly DayOf(ParsedArticleMessage message) => DateOnly.FromDateTime(message.LastModified.UtcDateTime);

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string LeadOf(ArticleMetadata metadata)
    {
        Block? paragraph = metadata.Blocks.FirstOrDefault(static block => block.Kind == BlockKind.Paragraph);
        return paragraph is null || paragraph.Start < 0 || paragraph.Start >= metadata.Text.Length ? metadata.Text : metadata.Text[paragraph.Start..];
    }

    private static string? Names(ArticleMetadata metadata, EntityType type) => List(
        metadata.Entities.Where(entity => entity.Type == type).OrderByDescending(static entity => entity.Mentions.Count).Select(static entity => entity.Name));

    /// <summary>Names as people read them in a table browser. The document has them exactly.</summary>
    private static string? List(IEnumerable<string> names)
    {
        string list = string.Join(ListSeparator, names.Take(MaxListed).Select(static name => Excerpt.Of(name, Excerpt.NameLength)!.Replace(';', ',')));
        return list.Length == 0 ? null : list;
    }

    private static string[] Split(string? list) => list?.Split(ListSeparator) ?? [];
}
