using Microsoft.Extensions.Logging;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog;

/// <summary>Answers questions about the articles, and deletes them.</summary>
public sealed class ArticleCatalog(CatalogStore store, ILogger<ArticleCatalog> logger)
{
    /// <summary>Lists articles, newest first, equal days by id. The only error is a bad continuation.</summary>
    public Task<Answer<Page<ArticleSummary>>> SearchAsync(ArticleQuery query, CancellationToken cancellationToken) => throw new NotImplementedException(store + "" + logger);

    /// <summary>Lists quotations, those of the newest article first, in text order. The only error is a bad continuation.</summary>
    public Task<Answer<Page<QuotationHit>>> QuotationsAsync(QuotationQuery query, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Reads one article (its text is <c>Metadata.Text</c>); null when there is none with this id.</summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<ArticleRecord?> GetAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Opens the uploaded bytes of an article; null when there is none with this id or its blob is gone.</summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<OriginalFile?> OpenOriginalAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Counts articles per status and messages per queue.</summary>
    public Task<StatusReport> StatusAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Deletes an article: the original, its parsed form and everything queries read. Repeating it is harmless.</summary>
    /// <param name="id">The id; a malformed one finds nothing.</param>
    /// <param name="cancellationToken">Stops the work; repeat it then.</param>
    /// <returns>Whether there was such an article.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
