using Azure;
using Azure.Storage.Queues.Models;
using Pipeline.Catalog.Queries;

namespace Pipeline.Catalog.Search;

/// <summary>Counts messages.</summary>
/// <param name="store">The catalogue's storage.</param>
internal sealed class Census(CatalogStore store)
{
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

    /// <summary>
    /// Asks when the message came that waits longest; null when none waits, or there is no such queue. Messages being worked on do not
    /// wait.
    /// </summary>
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
}
