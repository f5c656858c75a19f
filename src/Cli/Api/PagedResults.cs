using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Catalog.Queries;

namespace Pipeline.Cli.Api;

/// <summary>Follows continuations until enough results are there.</summary>
internal static class PagedResults
{
    private const int LargestPage = QueryLimits.MaxPage;

    /// <summary>The first <paramref name="limit"/> results of a query, page after page.</summary>
    /// <param name="api">The API.</param>
    /// <param name="query">Makes the route and its query, without paging.</param>
    /// <param name="type">What a page is.</param>
    /// <param name="limit">How many results at most.</param>
    /// <param name="total">Told how many there are on all pages.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        this PipelineApi api,
        Func<RouteQuery> query,
        JsonTypeInfo<Page<T>> type,
        int limit,
        Action<int> total,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? continuation = null;
        do
        {
            RouteQuery page = query().With("limit", $"{Math.Min(limit, LargestPage)}").With("continuation", continuation);
            Page<T> results = await api.GetAsync(page.ToString(), type, cancellationToken);
            total(results.Total);
            foreach (T item in results.Items)
            {
                yield return item;
                if (--limit == 0)
                {
                    yield break;
                }
            }

            continuation = results.Continuation;
        } while (continuation is not null);
    }
}
