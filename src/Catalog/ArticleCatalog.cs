using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Lucene.Net.Search;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Search.Exports;
using Pipeline.Catalog.Search.Names;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Writing;
using Pipeline.Metadata;

namespace Pipeline.Catalog;

/// <summary>Answers questions about the articles, and removes them.</summary>
public sealed class ArticleCatalog : IDisposable
{
    private readonly CatalogStore _store;
    private readonly ILogger<ArticleCatalog> _logger;
    private readonly ArticleRows _rows;
    private readonly RecentIndex _recent;
    private readonly ArchiveIndex _archive;
    private readonly ArticleSearch _articles;
    private readonly QuotationSearch _quotations;
    private readonly ExportSearch _exports;

    /// <summary>Reads nothing yet.</summary>
    /// <param name="store">The catalogue's storage.</param>
    /// <param name="logger">Where to report removals.</param>
    public ArticleCatalog(CatalogStore store, ILogger<ArticleCatalog> logger)
    {
        _store = store;
        _logger = logger;
        _rows = new ArticleRows(store, new RowCache());
        _recent = new RecentIndex(_rows);
        _archive = new ArchiveIndex(new KnownNewRows(store, new NewRows(store)), _recent, store.Committed);
        var pages = new PageReader(store, _archive, _rows);
        _articles = new ArticleSearch(pages, _rows);
        _quotations = new QuotationSearch(pages);
        _exports = new ExportSearch(store, pages);
    }

    /// <inheritdoc/>
    public void Dispose() => _recent.Dispose();

    /// <summary>
    /// Lists articles. The only errors are a bad continuation, and more articles than can be compared to show near-duplicates once.
    /// </summary>
    /// <param name="query">What to list.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async Task<Answer<Queries.Page<ArticleSummary>>> SearchAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await _articles.RunAsync(query, await FingerprintAsync(query.Filter.Near, cancellationToken), cancellationToken);
    }

    /// <summary>Lists quotations, those of one article in text order. The only error is a bad continuation.</summary>
    /// <param name="query">What to list.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async Task<Answer<Queries.Page<QuotationHit>>> QuotationsAsync(QuotationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await _quotations.RunAsync(query, await FingerprintAsync(query.Filter.Near, cancellationToken), cancellationToken);
    }

    /// <summary>Counts articles or quotations per interval, newest first.</summary>
    /// <param name="query">What to count.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async Task<Timeline> TimelineAsync(TimelineQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Quotations is { } counted)
        {
            Query quotations = Conditions.Of(counted);
            Query? of = QuotationSearch.ArticlesOf(counted, await FingerprintAsync(counted.Filter.Near, cancellationToken));
            return await ReadIndexAsync(view => new TimelineSearch(view).CountQuotations(quotations, of, query), cancellationToken);
        }

        Query articles = await ConditionOfAsync(query.Filter, cancellationToken);
        return await ReadIndexAsync(view => new TimelineSearch(view).CountArticles(articles, query), cancellationToken);
    }

    /// <summary>Describes one person, organisation or place; null when no article names it.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async Task<EntityProfile?> ProfileAsync(ProfileQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await ReadIndexAsync(view => new ProfileSearch(view).Find(query), cancellationToken);
    }

    /// <summary>Finds names that appear together.</summary>
    /// <param name="query">In which articles.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async Task<Network> NetworkAsync(NetworkQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Query articles = await ConditionOfAsync(query.Filter, cancellationToken);
        return await ReadIndexAsync(view => new NetworkSearch(view).Find(articles, query), cancellationToken);
    }

    /// <summary>Finds the places that articles name, on the map.</summary>
    /// <param name="query">In which articles, and where.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async Task<PlaceMap> PlacesAsync(PlacesQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Query articles = await ConditionOfAsync(query.Filter, cancellationToken);
        return await ReadIndexAsync(view => new PlaceSearch(view).Find(articles, query), cancellationToken);
    }

    /// <summary>Begins an export of articles as lists show them. The only error is a bad continuation.</summary>
    /// <param name="query">What to export.</param>
    /// <param name="cancellationToken">Stops the beginning; what follows is stopped by whoever takes the items.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async Task<Answer<Export<ArticleSummary>>> ExportArticlesAsync(ExportQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await _exports.ArticlesAsync(query, await FingerprintAsync(query.Filter.Near, cancellationToken), cancellationToken);
    }

    /// <summary>Begins an export of everything known about articles. The only error is a bad continuation.</summary>
    /// <inheritdoc cref="ExportArticlesAsync"/>
    public async Task<Answer<Export<ArticleMetadata>>> ExportDocumentsAsync(ExportQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await _exports.DocumentsAsync(query, await FingerprintAsync(query.Filter.Near, cancellationToken), cancellationToken);
    }

    /// <summary>Begins an export of quotations. The only error is a bad continuation.</summary>
    /// <inheritdoc cref="ExportArticlesAsync"/>
    public async Task<Answer<Export<QuotationHit>>> ExportQuotationsAsync(ExportQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(query.Quotations);
        string? near = await FingerprintAsync(query.Quotations.Filter.Near, cancellationToken);
        return await _exports.QuotationsAsync(query, near, cancellationToken);
    }

    /// <summary>Lists names that begin with something, the most named first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IndexNotReadyException">The index is being built from the table.</exception>
    public async Task<KnownEntities> EntitiesAsync(EntityQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new KnownEntities(await ReadIndexAsync(view => new NameSearch(view).Find(query), cancellationToken));
    }

    /// <summary>Reads one article (its text is <c>Metadata.Text</c>); null when there is none with this id.</summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<ArticleRecord?> GetAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(id, null, cancellationToken) is { } article
            ? new ArticleRecord(article.Summarise(), article.EntityTag, article.ReadMetadata())
            : null;

    /// <summary>
    /// Reads one article with its near-duplicates in the catalogue; null when there is none with this id. The entity tag covers them: it
    /// changes when one comes or goes.
    /// </summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<ArticleRecord?> GetWithNearDuplicatesAsync(string id, CancellationToken cancellationToken)
    {
        ArticleRecord? record = await GetAsync(id, cancellationToken);
        if (record?.Metadata is not { } metadata)
        {
            return record;
        }

        IReadOnlyList<NearDuplicate> duplicates = await new NearDuplicateSearch(_store, _archive, _rows).FindAsync(
            id,
            metadata.Fingerprint,
            cancellationToken
        );
        return record with { Metadata = metadata with { NearDuplicates = duplicates }, EntityTag = EntityTagOf(record, duplicates) };
    }

    /// <summary>Opens the uploaded bytes of an article; null when there is none with this id or its blob is gone.</summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="inParts">Whether only parts will be read: the stream can seek, and fetches what is read, a few megabytes at a
    /// time.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<OriginalFile?> OpenOriginalAsync(string id, bool inParts, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, Columns.State, cancellationToken) is not { } article)
        {
            return null;
        }

        try
        {
            BlobClient blob = _store.Original(article.Name);
            if (inParts)
            {
                BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
                var sameVersion = new BlobOpenReadOptions(allowModifications: false)
                {
                    Conditions = new BlobRequestConditions { IfMatch = properties.ETag },
                };
                return new OriginalFile(
                    article.Name,
                    properties.ContentType,
                    properties.ContentEncoding,
                    properties.ContentLength,
                    properties.ETag.ToString("H"),
                    properties.LastModified,
                    await blob.OpenReadAsync(sameVersion, cancellationToken)
                );
            }

            BlobDownloadStreamingResult download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            BlobDownloadDetails details = download.Details;
            return new OriginalFile(
                article.Name,
                details.ContentType,
                details.ContentEncoding,
                details.ContentLength,
                details.ETag.ToString("H"),
                details.LastModified,
                download.Content
            );
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
        var census = new Census(_store);
        Task<QueueDepth[]> queues = Task.WhenAll(_store.QueueNames.Select(queue => census.DepthAsync(queue, cancellationToken)));
        return await ReadIndexAsync(StatusOf, cancellationToken) with { Queues = await queues };
    }

    /// <summary>
    /// Deletes an article: the original, its parsed form and everything queries read. Repeating it is harmless. A later upload under the
    /// same name is a new article.
    /// </summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work; repeat it then.</param>
    /// <returns>Whether there was such an article.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) =>
        RemoveAsync(id, deleteOriginal: true, cancellationToken);

    /// <summary>
    /// Removes what queries read of an article whose original somebody deleted from its container. Does nothing while there is an original.
    /// </summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work; repeat it then.</param>
    /// <returns>Whether there was something to remove.</returns>
    public Task<bool> ForgetAsync(string id, CancellationToken cancellationToken) =>
        RemoveAsync(id, deleteOriginal: false, cancellationToken);

    private static StatusReport StatusOf(ArchiveView view)
    {
        List<StatusCount> counts = CountByStatus(view);
        long documents = counts.Sum(static status => status.Count);
        return new StatusReport(counts, [])
        {
            Waiting = view.Waiting,
            Index = new IndexState(view.Generation, documents, documents - view.NewArticles),
        };
    }

    private static List<StatusCount> CountByStatus(ArchiveView view)
    {
        var counts = new List<StatusCount>();
        foreach (ArticleStatus status in Enum.GetValues<ArticleStatus>())
        {
            var all = new HitCount();
            view.Search(Conditions.Of(new ArticleFilter { Status = status }, null), all);
            counts.Add(new StatusCount(status, all.Total, Complete: true));
        }

        return counts;
    }

    private static string EntityTagOf(ArticleRecord record, IReadOnlyList<NearDuplicate> duplicates)
    {
        if (duplicates.Count == 0)
        {
            return record.EntityTag;
        }

        byte[] listed = Encoding.UTF8.GetBytes(
            string.Join('\n', duplicates.Select(static duplicate => $"{duplicate.Id} {duplicate.Uploaded.UtcTicks}"))
        );
        return $"{record.EntityTag[..^1]}-{Convert.ToHexStringLower(SHA256.HashData(listed).AsSpan(0, 8))}\"";
    }

    /// <summary>Answers from the index alone.</summary>
    private async Task<T> ReadIndexAsync<T>(Func<ArchiveView, T> read, CancellationToken cancellationToken)
    {
        using ArchiveView view = await _archive.OpenAsync(cancellationToken);
        return await _store.Threads.RunAsync(() => read(view), cancellationToken);
    }

    private async Task<Query> ConditionOfAsync(ArticleFilter filter, CancellationToken cancellationToken) =>
        Conditions.Of(filter, await FingerprintAsync(filter.Near, cancellationToken));

    /// <summary>The fingerprint of an article; null when no article is meant, empty when it has none.</summary>
    private async Task<string?> FingerprintAsync(string? id, CancellationToken cancellationToken) =>
        id is null ? null : (await ReadAsync(id, null, cancellationToken))?.ReadMetadata()?.Fingerprint ?? "";

    private async Task<bool> RemoveAsync(string id, bool deleteOriginal, CancellationToken cancellationToken)
    {
        if (!ArticleId.IsWellFormed(id))
        {
            return false;
        }

        TableLayout layout = await _store.LayoutAsync(cancellationToken);
        return await new ArticleRemoval(_store, new ArticleWriter(_store.Table, layout.PartitionOf(id), id), _logger).RunAsync(
            id,
            deleteOriginal,
            cancellationToken
        );
    }

    private async Task<StoredArticle?> ReadAsync(string id, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        ArticleId.IsWellFormed(id) ? await _rows.ReadAsync(id, columns, cancellationToken) : null;
}
