using Azure.Storage.Blobs.Models;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>Questions to a <see cref="CatalogWorld"/>, asked as a URL asks them.</summary>
internal static class CatalogWorldQueries
{
    public static ArticleQuery ArticleQuery(string url)
    {
        Assert.True(
            Catalog.Queries.ArticleQuery.TryParse(Parameters(url), out ArticleQuery? query, out IReadOnlyList<QueryError> errors),
            string.Join('\n', errors)
        );
        return query;
    }

    public static QuotationQuery QuotationQuery(string url)
    {
        Assert.True(
            Catalog.Queries.QuotationQuery.TryParse(Parameters(url), out QuotationQuery? query, out IReadOnlyList<QueryError> errors),
            string.Join('\n', errors)
        );
        return query;
    }

    public static IEnumerable<KeyValuePair<string, string>> Parameters(string url) =>
        url.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => KeyValuePair.Create(pair.Split('=', 2)[0], pair.Split('=', 2)[1]));

    /// <summary>The names of the articles on all pages.</summary>
    public static async Task<IReadOnlyList<string>> SearchAsync(this CatalogWorld world, string url) =>
        [.. (await world.SearchAllAsync(ArticleQuery(url))).Select(static article => article.Name)];

    /// <summary>The articles on all pages.</summary>
    public static async Task<IReadOnlyList<ArticleSummary>> SearchAllAsync(this CatalogWorld world, ArticleQuery query)
    {
        var all = new List<ArticleSummary>();
        while (true)
        {
            Answer<Page<ArticleSummary>> answer = await world.Catalog.SearchAsync(query, TestContext.Current.CancellationToken);
            Assert.True(answer.IsAnswered, answer.Error?.Problem);
            Assert.True(answer.Value.Items.Count <= query.Limit);
            all.AddRange(answer.Value.Items);
            if (answer.Value.Continuation is null)
            {
                return all;
            }

            Assert.NotEqual(query.Continuation, answer.Value.Continuation);
            query = query with { Continuation = answer.Value.Continuation };
        }
    }

    /// <summary>The quotations on all pages.</summary>
    public static async Task<IReadOnlyList<QuotationHit>> QuotationsAsync(this CatalogWorld world, string url)
    {
        QuotationQuery query = QuotationQuery(url);
        var all = new List<QuotationHit>();
        while (true)
        {
            Answer<Page<QuotationHit>> answer = await world.Catalog.QuotationsAsync(query, TestContext.Current.CancellationToken);
            Assert.True(answer.IsAnswered, answer.Error?.Problem);
            Assert.True(answer.Value.Items.Count <= query.Limit);
            all.AddRange(answer.Value.Items);
            if (answer.Value.Continuation is null)
            {
                return all;
            }

            Assert.NotEqual(query.Continuation, answer.Value.Continuation);
            query = query with { Continuation = answer.Value.Continuation };
        }
    }

    public static async Task<IReadOnlyList<string>> ParsedBlobsAsync(this CatalogWorld world)
    {
        var names = new List<string>();
        await foreach (BlobItem blob in world.Store.Parsed.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
