namespace Pipeline.Catalog.Search;

/// <summary>The articles of all shards that are in all of several posting lists, newest first: a merge of the shards, which are asked in parallel.</summary>
/// <param name="shards">The shards, at least one.</param>
internal sealed class Matches(IReadOnlyList<ShardMatches> shards)
{
    /// <summary>Takes the next matches. Fewer than asked for, or none, only when there are no more to find.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<string>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var taken = new List<string>(count);
        int share = (count / shards.Count) + 1;
        while (taken.Count < count)
        {
            await FillAsync(share, cancellationToken);
            if (Next() is not { } shardOfNext)
                break;
            taken.Add(shardOfNext.Found.Dequeue());
        }

        return taken;
    }

    /// <summary>Finds out where to go on when no more is taken.</summary>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The position; null when nothing is left.</returns>
    public async Task<string?> PositionAsync(CancellationToken cancellationToken)
    {
        await FillAsync(1, cancellationToken);
        string? least = null;
        foreach (ShardMatches shard in shards)
        {
            string? next = shard.Found.TryPeek(out string? waiting) ? waiting : shard.Frontier;
            if (next is not null && (least is null || string.CompareOrdinal(next, least) < 0))
                least = next;
        }

        return least;
    }

    /// <summary>A shard with nothing waiting holds up all others: asks every such shard at once, and those that soon will be.</summary>
    private async Task FillAsync(int share, CancellationToken cancellationToken)
    {
        if (shards.Any(static shard => shard.Found.Count == 0 && !shard.IsDone))
            await Task.WhenAll(shards.Where(shard => shard.Found.Count < share && !shard.IsDone).Select(shard => shard.FillAsync(share, cancellationToken)));
    }

    /// <summary>The shard that has the next match; null when there is none, or a shard that gave up early might have one before it.</summary>
    private ShardMatches? Next()
    {
        ShardMatches? first = null;
        foreach (ShardMatches shard in shards)
        {
            if (shard.Found.TryPeek(out string? key) && (first is null || string.CompareOrdinal(key, first.Found.Peek()) < 0))
                first = shard;
        }

        return first is not null && shards.All(shard => shard.Found.Count > 0 || shard.Frontier is not { } frontier || string.CompareOrdinal(first.Found.Peek(), frontier) < 0)
            ? first
            : null;
    }
}
