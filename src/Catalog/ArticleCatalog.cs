using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Text;
using Pipeline.Metadata;

namespace Pipeline.Catalog;

/// <summary>Answers questions about the articles, and removes them.</summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="logger">Where to report removals.</param>
public sealed class ArticleCatalog(CatalogStore store, ILogger<ArticleCatalog> logger)
{
    /// <summary>Lists articles, newest first, equal days by id. The only error is a bad continuation.</summary>
    /// <param name="query">What to list.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Answer<Queries.Page<ArticleSummary>>> SearchAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        RequiredWords words = RequiredWords.Of(query.Text);
        bool any = words.Words.Count == 0;
        return await new PageWalk(store, await store.LayoutAsync(cancellationToken)).RunAsync<ArticleSummary>(
            SearchPlan.Of(query, words.Words),
            query.Limit,
            query.Continuation,
            any ? Columns.Summary : null,
            article => any || article.Has(words) ? [article.Summarise()] : [],
            cancellationToken);
    }

    /// <summary>Lists quotations, those of the newest article first, in text order. The only error is a bad continuation.</summary>
    /// <param name="query">What to list.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Answer<Queries.Page<QuotationHit>>> QuotationsAsync(QuotationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        RequiredWords words = RequiredWords.Of(query.Text);
        var filter = new QuotationFilter(query, words);
        return await new PageWalk(store, await store.LayoutAsync(cancellationToken)).RunAsync(
            SearchPlan.Of(query, words.Words),
            query.Limit,
            query.Continuation,
            null,
            article =>
            {
                if (article.ReadMetadata() is not { } metadata)
                    return [];
                ArticleSummary summary = article.Summarise();
                return filter.Select(metadata).Select(quotation => new QuotationHit(quotation, summary));
            },
            cancellationToken);
    }

    /// <summary>
    /// Counts articles per interval, newest first. The only error is a bad continuation. Without words to look for it counts by the index alone, so that an article that is being replaced at
    /// this moment may count as what it was and as what it will be; with words it reads the documents, a bounded number a request.
    /// </summary>
    /// <param name="query">What to count.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Answer<Timeline>> TimelineAsync(TimelineQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        RequiredWords words = RequiredWords.Of(query.Articles.Text);
        var walk = new PageWalk(store, await store.LayoutAsync(cancellationToken));
        SearchPlan plan = SearchPlan.Of(query, words.Words);
        Answer<Queries.Page<DateOnly>> days = words.Words.Count == 0
            ? await walk.DaysAsync(plan, query.Articles.Continuation, cancellationToken)
            : await walk.RunAsync<DateOnly>(plan, QueryLimits.MaxPage, query.Articles.Continuation, null, article => article.Has(words) ? [article.Day] : [], cancellationToken);
        return days.IsAnswered
            ? Answer<Timeline>.Of(new Timeline(query.Interval, Intervals.Count(days.Value.Items, query.Interval), days.Value.Continuation))
            : Answer<Timeline>.Refuse(days.Error);
    }

    /// <summary>Lists the people, organisations and places whose name begins with something, the most named first, as far as a bounded look into the index tells.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<KnownEntities> EntitiesAsync(EntityQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new KnownEntities(await new NameSearch(store, await store.LayoutAsync(cancellationToken)).FindAsync(query, cancellationToken));
    }

    /// <summary>Reads one article (its text is <c>Metadata.Text</c>); null when there is none with this id.</summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<ArticleRecord?> GetAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(id, null, cancellationToken) is { } article ? new ArticleRecord(article.Summarise(), article.EntityTag, article.ReadMetadata()) : null;

    /// <summary>
    /// Reads one article with its near-duplicates in the catalogue; null when there is none with this id. The entity tag covers them: it changes when one comes or goes.
    /// Costs up to twelve requests a shard more than <see cref="GetAsync"/>.
    /// </summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<ArticleRecord?> GetWithNearDuplicatesAsync(string id, CancellationToken cancellationToken)
    {
        ArticleRecord? record = await GetAsync(id, cancellationToken);
        if (record?.Metadata is not { } metadata)
            return record;

        IReadOnlyList<NearDuplicate> duplicates = await new NearDuplicateSearch(store.Table, await store.LayoutAsync(cancellationToken)).FindAsync(id, metadata.Fingerprint, cancellationToken);
        return record with { Metadata = metadata with { NearDuplicates = duplicates }, EntityTag = EntityTagOf(record, duplicates) };
    }

    /// <summary>Opens the uploaded bytes of an article; null when there is none with this id or its blob is gone.</summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="inParts">Whether only parts will be read: the stream can seek, and fetches what is read, a few megabytes at a time.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<OriginalFile?> OpenOriginalAsync(string id, bool inParts, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, Columns.State, cancellationToken) is not { } article)
            return null;

        try
        {
            BlobClient blob = store.Original(article.Name);
            if (inParts)
            {
                BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
                var sameVersion = new BlobOpenReadOptions(allowModifications: false) { Conditions = new BlobRequestConditions { IfMatch = properties.ETag } };
                return new OriginalFile(
                    article.Name,
                    properties.ContentType,
                    properties.ContentEncoding,
                    properties.ContentLength,
                    properties.ETag.ToString("H"),
                    properties.LastModified,
                    await blob.OpenReadAsync(sameVersion, cancellationToken));
            }

            BlobDownloadStreamingResult download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            BlobDownloadDetails details = download.Details;
            return new OriginalFile(
                article.Name, details.ContentType, details.ContentEncoding, details.ContentLength, details.ETag.ToString("H"), details.LastModified, download.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Counts articles per status, and messages per queue, the poison queues included.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<StatusReport> StatusAsync(CancellationToken cancellationToken)
    {
        var census = new Census(store, await store.LayoutAsync(cancellationToken));
        return new StatusReport(
            await Task.WhenAll(Enum.GetValues<ArticleStatus>().Select(status => census.CountAsync(status, cancellationToken))),
            await Task.WhenAll(store.QueueNames.Select(queue => census.DepthAsync(queue, cancellationToken))));
    }

    /// <summary>Deletes an article: the original, its parsed form and everything queries read. Repeating it is harmless. A later upload under the same name is a new article.</summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work; repeat it then.</param>
    /// <returns>Whether there was such an article.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => RemoveAsync(id, deleteOriginal: true, cancellationToken);

    /// <summary>Removes what queries read of an article whose original somebody deleted from its container. Does nothing while there is an original.</summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work; repeat it then.</param>
    /// <returns>Whether there was something to remove.</returns>
    public Task<bool> ForgetAsync(string id, CancellationToken cancellationToken) => RemoveAsync(id, deleteOriginal: false, cancellationToken);

    private static string EntityTagOf(ArticleRecord record, IReadOnlyList<NearDuplicate> duplicates)
    {
        if (duplicates.Count == 0)
            return record.EntityTag;

        byte[] listed = Encoding.UTF8.GetBytes(string.Join('\n', duplicates.Select(static duplicate => $"{duplicate.Id} {duplicate.Uploaded.UtcTicks}")));
        return $"{record.EntityTag[..^1]}-{Convert.ToHexStringLower(SHA256.HashData(listed).AsSpan(0, 8))}\"";
    }

    private async Task<bool> RemoveAsync(string id, bool deleteOriginal, CancellationToken cancellationToken)
    {
        if (!ArticleId.IsWellFormed(id))
            return false;
        TableLayout layout = await store.LayoutAsync(cancellationToken);
        return await new ArticleRemoval(store, new ArticleWriter(store.Table, layout.PartitionOf(id), id), logger).RunAsync(id, deleteOriginal, cancellationToken);
    }

    private async Task<StoredArticle?> ReadAsync(string id, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        ArticleId.IsWellFormed(id)
            ? await new RowReader(store.Table, await store.LayoutAsync(cancellationToken)).ReadAsync(id, columns, cancellationToken)
            : null;
}
