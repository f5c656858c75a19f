using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Text;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Search;

/// <summary>An article row that was read.</summary>
/// <param name="row">The row, or as many of its columns as the caller needs.</param>
internal sealed class StoredArticle(TableEntity row)
{
    private const string NearTerm = Facet.Near + "|";

    /// <summary>The blob's name.</summary>
    public string Name => row.GetString(Columns.Name);

    /// <summary>The day it is sorted under.</summary>
    public DateOnly Day => DateOnly.ParseExact(row.GetString(Columns.Day), "O", CultureInfo.InvariantCulture);

    /// <summary>An HTTP entity tag of the document, strong, with its quotation marks.</summary>
    public string EntityTag => $"\"{row.GetString(Columns.BlobETag)}-{row.GetString(Columns.Extractor)}\"";

    /// <summary>The fingerprint of the text, put together from the terms it is found by; empty when there is none.</summary>
    public string Fingerprint => string.Concat(
        Compressed.UnpackTerms(row.GetBinary(Columns.Postings))
            .Where(static term => term.StartsWith(NearTerm, StringComparison.Ordinal))
            .Select(static term => term[NearTerm.Length..term.LastIndexOf('|')])
            .Order(StringComparer.Ordinal));

    /// <summary>Whether the row implies every posting of a match.</summary>
    /// <param name="lists">The lists the article was found in.</param>
    /// <param name="sortKey">Where in them.</param>
    public bool Implies(IReadOnlyList<PostingList> lists, string sortKey)
    {
        string[] terms = Compressed.UnpackTerms(row.GetBinary(Columns.Postings));
        return lists.All(list => terms.Contains(list.TermAt(sortKey), StringComparer.Ordinal));
    }

    /// <summary>Whether the headline or the text has all words.</summary>
    /// <param name="words">The words.</param>
    public bool Has(RequiredWords words) =>
        ReadDocument() is { } json
        && JsonSerializer.Deserialize(json, ArticleTextJsonContext.Default.ArticleText) is { } document
        && words.AllIn(document.Headline, document.Text);

    /// <summary>The document; null when the article was rejected.</summary>
    public ArticleMetadata? ReadMetadata() =>
        ReadDocument() is { } json ? JsonSerializer.Deserialize(json, MetadataJsonContext.Default.ArticleMetadata) : null;

    /// <summary>The article as lists show it.</summary>
    public ArticleSummary Summarise() => new()
    {
        Id = RowKeys.IdOf(row.RowKey),
        Name = Name,
        Status = row.GetString(Columns.Status) switch
        {
            RowStatus.Rejected => ArticleStatus.Rejected,
            RowStatus.Batch => ArticleStatus.Batch,
            _ => ArticleStatus.Indexed,
        },
        Rejection = row.GetString(Columns.ReasonCode) is { } code ? new Rejection(code, row.GetString(Columns.Reason) ?? "") : null,
        Batch = row.GetString(Columns.Batch) is { } batch ? JsonSerializer.Deserialize(batch, CatalogJsonContext.Readable.BatchSummary) : null,
        Headline = row.GetString(Columns.Headline),
        Lead = row.GetString(Columns.Lead),
        DatePublished = row.GetString(Columns.Published) is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
        Uploaded = row.GetDateTimeOffset(Columns.Uploaded).GetValueOrDefault(),
        Source = row.GetString(Columns.Source),
        Language = row.GetString(Columns.Language),
        People = Names(Columns.People),
        Organisations = Names(Columns.Organisations),
        Places = Names(Columns.Places),
        Speakers = Names(Columns.Speakers),
        Quotations = row.GetInt32(Columns.QuotationCount) ?? 0,
        WordCount = row.GetInt32(Columns.WordCount) ?? 0,
        Extractor = row.GetString(Columns.Extractor) ?? "",
    };

    private string[] Names(string column) => row.GetString(column)?.Split(Columns.ListSeparator) ?? [];

    /// <summary>The JSON of the document, put together from its parts.</summary>
    private byte[]? ReadDocument()
    {
        using var packed = new MemoryStream();
        foreach (string part in Columns.Document)
        {
            if (row.GetBinary(part) is not { Length: > 0 } bytes)
                break;
            packed.Write(bytes);
        }

        return packed.Length == 0 ? null : Compressed.Unpack(packed.GetBuffer().AsMemory(0, (int)packed.Length));
    }
}
