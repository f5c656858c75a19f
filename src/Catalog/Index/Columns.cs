using System.Globalization;

namespace Pipeline.Catalog.Index;

/// <summary>The columns of an article row.</summary>
internal static class Columns
{
    public const string Status = "Status";
    public const string ReasonCode = "ReasonCode";
    public const string Reason = "Reason";

    /// <summary>What was in a batch, as JSON.</summary>
    public const string Batch = "Batch";
    public const string Name = "Name";
    public const string BlobETag = "BlobETag";
    public const string Uploaded = "Uploaded";
    public const string ParsedBlob = "ParsedBlob";
    public const string Extractor = "Extractor";

    /// <summary>The day the article is sorted under, <c>yyyy-MM-dd</c>.</summary>
    public const string Day = "Day";
    public const string Published = "Published";
    public const string Headline = "Headline";
    public const string Lead = "Lead";
    public const string Source = "Source";
    public const string Language = "Language";
    public const string People = "People";
    public const string Organisations = "Organisations";
    public const string Places = "Places";
    public const string Speakers = "Speakers";
    public const string PersonCount = "PersonCount";
    public const string OrganisationCount = "OrganisationCount";
    public const string PlaceCount = "PlaceCount";
    public const string QuotationCount = "QuotationCount";
    public const string WordCount = "WordCount";
    public const string ContentType = "ContentType";
    public const string Bytes = "Bytes";
    public const string Sha256 = "Sha256";

    /// <summary>Which version of the article a new row speaks of; see <see cref="StoredArticle.Version"/>.</summary>
    public const string Version = "Version";

    /// <summary>What a change row has: a value that was never there before.</summary>
    public const string Change = "Change";

    /// <summary>What separates the names in <see cref="People"/> and its like.</summary>
    public const string ListSeparator = "; ";

    /// <summary>How many properties the document may be spread over.</summary>
    public const int MaxDocumentParts = 14;

    /// <summary>The parts of the compressed document, in order.</summary>
    public static readonly IReadOnlyList<string> Document =
    [
        .. Enumerable.Range(0, MaxDocumentParts).Select(static part => string.Create(CultureInfo.InvariantCulture, $"Document{part:D2}")),
    ];

    /// <summary>What a list of articles needs: everything but the document.</summary>
    public static readonly IReadOnlyList<string> Summary =
    [
        "PartitionKey",
        "RowKey",
        Status,
        ReasonCode,
        Reason,
        Batch,
        Name,
        BlobETag,
        Uploaded,
        Extractor,
        Day,
        Published,
        Headline,
        Lead,
        Source,
        Language,
        People,
        Organisations,
        Places,
        Speakers,
        QuotationCount,
        WordCount,
    ];

    /// <summary>What a writer needs to know of the row it is about to change.</summary>
    public static readonly IReadOnlyList<string> State = ["PartitionKey", "RowKey", Status, Name, BlobETag, Extractor, ParsedBlob, Day];

    /// <summary>What tells which version of an article the table has.</summary>
    public static readonly IReadOnlyList<string> Versions = ["RowKey", Status, BlobETag, Extractor, Day];
}
