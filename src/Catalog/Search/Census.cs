using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues.Models;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Storage;

namespace Pipeline.Catalog.Search;

/// <summary>Counts articles and messages.</summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="layout">How the table is laid out.</param>
internal sealed class Census(CatalogStore store, TableLayout layout)
{
    /// <summary>Counts the articles of one status, by their postings: keys only, all shards at once, up to a bound.</summary>
    /// <param name="status">The status.</param>
    /// <param name="cancellationToken">Stops the count.</param>
    public async Task<StatusCount> CountAsync(ArticleStatus status, CancellationToken cancellationToken)
    {
        PostingList list = PostingList.Of(Facet.Status, ArticlePostings.NameOf(status));
        (long Count, bool Complete)[] shards = await Task.WhenAll(layout.Partitions.Select(partition => CountAsync(partition, list, cancellationToken)));
        return new StatusCount(status, shards.Sum(static shard => shard.Count), shards.All(static shard => shard.Complete));
    }

    /// <summary>Asks how many messages a queue has.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<QueueDepth> DepthAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            QueueProperties properties = await store.Queues.GetQueueClient(queue).GetPropertiesAsync(cancellationToken);
            return new QueueDepth(queue, properties.ApproximateMessagesCount);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new QueueDepth(queue, 0);
        }
    }

    /// <summary>Asks when the message came that waits longest; null when none waits, or there is no such queue. Messages being worked on do not wait.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<DateTimeOffset?> OldestAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            PeekedMessage? first = await store.Queues.GetQueueClient(queue).PeekMessageAsync(cancellationToken);
            return first?.InsertedOn;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task<(long Count, bool Complete)> CountAsync(string partition, PostingList list, CancellationToken cancellationToken)
    {
        string filter = RowKeys.InRange(partition, list.Prefix, RowKeys.EndOf(list.Prefix));
        long count = 0;
        await foreach (Azure.Page<TableEntity> page in store.Table.QueryAsync<TableEntity>(filter, null, ["RowKey"], cancellationToken).AsPages().WithCancellation(cancellationToken))
        {
            count += page.Values.Count;
            if (page.ContinuationToken is not null && count >= store.Options.MaxCountedPerShard)
                return (count, false);
        }

        return (count, true);
    }
}
