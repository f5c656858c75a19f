using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Search;

/// <summary>Makes one page of results: merges the posting lists of all shards, reads the rows they lead to, and keeps what the rows confirm.</summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="layout">How the table is laid out.</param>
internal sealed class PageWalk(CatalogStore store, TableLayout layout)
{
    /// <summary>How many keys are taken at once where nothing else is read.</summary>
    private const int KeyWave = 4000;

    /// <summary>Makes a page.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="plan">What to look for.</param>
    /// <param name="limit">How many items the page has at most.</param>
    /// <param name="continuation">Where to go on, or null.</param>
    /// <param name="columns">The columns that <paramref name="itemsOf"/> needs; null for all, the document among them.</param>
    /// <param name="itemsOf">The items of one article; none when its document does not fit the query.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Answer<Page<T>>> RunAsync<T>(
        SearchPlan plan,
        int limit,
        string? continuation,
        IReadOnlyList<string>? columns,
        Func<StoredArticle, IEnumerable<T>> itemsOf,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, QueryLimits.MaxPage);
        if (!TryStart(plan, continuation, out ContinuationToken? start))
            return Answer<Page<T>>.Refuse(ContinuationToken.Invalid);

        var rows = new RowReader(store.Table, layout);
        Matches matches = Find(plan, start);
        var items = new List<T>(limit);
        for (int examined = 0; examined < store.Options.MaxDocumentsPerRequest && items.Count < limit;)
        {
            // Without a filter on documents nearly every match is an item, so no more rows are read than fit the page.
            int wave = columns is null ? RowReader.DocumentWave : limit - items.Count;
            IReadOnlyList<string> keys = await matches.TakeAsync(Math.Min(wave, store.Options.MaxDocumentsPerRequest - examined), cancellationToken);
            if (keys.Count == 0)
                break;

            examined += keys.Count;
            StoredArticle?[] read = await rows.ReadAsync(keys, plan.Lists, columns, cancellationToken);
            for (int i = 0; i < keys.Count; i++)
            {
                if (read[i] is not { } article)
                    continue;
                int seen = keys[i] == start?.Position ? start.Skip : 0;
                foreach (T item in itemsOf(article).Skip(seen))
                {
                    if (items.Count == limit)
                        return End(plan, items, new ContinuationToken(keys[i], seen));
                    items.Add(item);
                    seen++;
                }
            }
        }

        return await EndAsync(plan, items, matches, cancellationToken);
    }

    /// <summary>Lists the days of the articles that the index finds, one for each article, by keys alone: rows and words do not matter.</summary>
    /// <param name="plan">What to look for.</param>
    /// <param name="continuation">Where to go on, or null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Answer<Page<DateOnly>>> DaysAsync(SearchPlan plan, string? continuation, CancellationToken cancellationToken)
    {
        if (!TryStart(plan, continuation, out ContinuationToken? start))
            return Answer<Page<DateOnly>>.Refuse(ContinuationToken.Invalid);

        Matches matches = Find(plan, start);
        int most = store.Options.MaxCountedPerShard * layout.Shards;
        var days = new List<DateOnly>();
        while (days.Count < most && await matches.TakeAsync(Math.Min(KeyWave, most - days.Count), cancellationToken) is { Count: > 0 } keys)
            days.AddRange(keys.Select(SortKey.DayOf));
        return await EndAsync(plan, days, matches, cancellationToken);
    }

    private bool TryStart(SearchPlan plan, string? continuation, out ContinuationToken? start)
    {
        start = continuation is null ? null : ContinuationToken.Read(continuation, plan.Canonical, layout.TokenKey.Span);
        return continuation is null || start is not null;
    }

    private async Task<Answer<Page<T>>> EndAsync<T>(SearchPlan plan, List<T> items, Matches matches, CancellationToken cancellationToken) =>
        End(plan, items, await matches.PositionAsync(cancellationToken) is { } position ? new ContinuationToken(position, 0) : null);

    private Answer<Page<T>> End<T>(SearchPlan plan, List<T> items, ContinuationToken? next) =>
        Answer<Page<T>>.Of(new Page<T>(items, next?.Write(plan.Canonical, layout.TokenKey.Span)));

    private Matches Find(SearchPlan plan, ContinuationToken? start)
    {
        SortKeyRange range = start is null ? plan.Range : plan.Range.From(start.Position);
        return new Matches([.. layout.Partitions.Select(partition =>
            new ShardMatches(store.Table, partition, plan.Lists, range, new ReadBudget(store.Options.MaxIndexReadsPerShard)))]);
    }
}
