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

    /// <summary>The terms that the row implies, compressed: a posting that is not among them is no longer, or not yet, true.</summary>
    public const string Postings = "Postings";

    /// <summary>The terms whose postings exist although the row does not imply them, compressed: half-done writes and deletions.</summary>
    public const string Garbage = "Garbage";

    /// <summary>How many postings were left out because there are too many.</summary>
    public const string LeftOut = "PostingsLeftOut";

    /// <summary>What separates the names in <see cref="People"/> and its like.</summary>
    public const string ListSeparator = "; ";

    /// <summary>How many properties the document may be spread over.</summary>
    public const int MaxDocumentParts = 14;

    /// <summary>The parts of the compressed document, in order.</summary>
    public static readonly IReadOnlyList<string> Document =
        [.. Enumerable.Range(0, MaxDocumentParts).Select(static part => string.Create(CultureInfo.InvariantCulture, $"Document{part:D2}"))];

    /// <summary>What a list of articles needs: everything but the document and the garbage.</summary>
    public static readonly IReadOnlyList<string> Summary =
    [
        "PartitionKey", "RowKey", Status, ReasonCode, Reason, Batch, Name, BlobETag, Uploaded, Extractor, Day, Published, Headline, Lead, Source, Language,
        People, Organisations, Places, Speakers, QuotationCount, WordCount, Postings,
    ];

    /// <summary>What a writer needs to know of the row it is about to change.</summary>
    public static readonly IReadOnlyList<string> State =
        ["PartitionKey", "RowKey", Status, Name, BlobETag, Extractor, ParsedBlob, Postings, Garbage];
}
