using Pipeline.Catalog.Queries;
using Pipeline.Metadata;
using Pipeline.Metadata.Fingerprints;

namespace Pipeline.Catalog.Index;

/// <summary>Decides under which terms an article is found.</summary>
internal static class ArticlePostings
{
    /// <summary>How many key phrases of an article it is found by; they are the best ones.</summary>
    public const int MaxKeywords = 10;

    /// <summary>The postings of an indexed article. What comes first is what an article with too many keeps.</summary>
    /// <param name="metadata">Its document.</param>
    /// <param name="day">The day it is sorted under.</param>
    public static PostingSet OfIndexed(ArticleMetadata metadata, DateOnly day)
    {
        var postings = new PostingSet(day);
        postings.Add(Facet.Status, NameOf(ArticleStatus.Indexed));
        postings.Add(Facet.All, AllValue);
        postings.Add(Facet.Language, metadata.Language);
        postings.AddAll(Facet.Near, Fingerprint.Bands(metadata.Fingerprint));
        postings.AddAll(Facet.Source, SourceNames.Of(metadata));
        foreach (Quotation quotation in metadata.Quotations)
            postings.AddAll(Facet.Speaker, SpeakerNames(metadata, quotation));
        foreach (Entity entity in metadata.Entities)
            postings.AddAll(FacetOf(entity.Type), EntityNames.Of(entity));
        postings.AddAll(Facet.Keyword, metadata.Keywords.Take(MaxKeywords).Select(static keyword => keyword.Text));
        foreach (DateMention date in metadata.Dates)
            postings.AddAll(Facet.Mentioned, MentionedDates.Of(date));
        return postings;
    }

    /// <summary>The postings of a blob that nothing was found in: a rejected article, a batch.</summary>
    /// <param name="status">What it is.</param>
    /// <param name="day">The day it is sorted under.</param>
    public static PostingSet OfDayAnd(ArticleStatus status, DateOnly day)
    {
        var postings = new PostingSet(day);
        postings.Add(Facet.Status, NameOf(status));
        postings.Add(Facet.All, AllValue);
        return postings;
    }

    /// <summary>The value of facet <see cref="Facet.All"/>.</summary>
    public const string AllValue = "articles";

    /// <summary>A status as postings and rows write it.</summary>
    /// <param name="status">The status.</param>
    public static string NameOf(ArticleStatus status) => status switch
    {
        ArticleStatus.Indexed => RowStatus.Indexed,
        ArticleStatus.Rejected => RowStatus.Rejected,
        ArticleStatus.Batch => RowStatus.Batch,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    /// <summary>Every name a quotation's speaker goes by.</summary>
    /// <param name="metadata">The document.</param>
    /// <param name="quotation">One of its quotations.</param>
    public static IEnumerable<string> SpeakerNames(ArticleMetadata metadata, Quotation quotation)
    {
        if (quotation.Speaker is not null)
            yield return quotation.Speaker;
        if (quotation.SpeakerEntity is { } index && index >= 0 && index < metadata.Entities.Count)
        {
            foreach (string name in EntityNames.Of(metadata.Entities[index]))
                yield return name;
        }
    }

    /// <summary>The facet of an entity's names.</summary>
    /// <param name="type">What it is.</param>
    public static string FacetOf(EntityType type) => type switch
    {
        EntityType.Person => Facet.Person,
        EntityType.Organisation => Facet.Organisation,
        EntityType.Place => Facet.Place,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown entity type."),
    };
}
