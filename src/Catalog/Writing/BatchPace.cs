using Azure;
using Azure.Storage.Queues.Models;

namespace Pipeline.Catalog.Writing;

/// <summary>
/// Holds a batch back while what it has stored is not dealt with yet, so that an ordinary upload beside it waits behind a few hundred
/// records and not behind a million. It waits a bounded time for each window of records: a pipeline that stands still must not keep a batch
/// for ever.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="clock">The clock.</param>
internal sealed class BatchPace(CatalogStore store, TimeProvider clock)
{
    /// <summary>After how many records it is looked whether the pipeline keeps up.</summary>
    public const int Window = 100;

    private const int MostWaiting = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until the last record of a window was parsed, and few articles wait to be indexed.</summary>
    /// <param name="parsedBlob">What that record becomes in container <c>parsed</c>; null when it had been stored before.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public async Task WaitAsync(string? parsedBlob, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        while (clock.GetElapsedTime(start) < store.Options.BatchPatience && !await KeepsUpAsync(parsedBlob, cancellationToken))
        {
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task<bool> KeepsUpAsync(string? parsedBlob, CancellationToken cancellationToken)
    {
        try
        {
            QueueProperties queue = await store.Queues.GetQueueClient(store.Options.ParsedQueue).GetPropertiesAsync(cancellationToken);
            return queue.ApproximateMessagesCount <= MostWaiting
                && (parsedBlob is null || await store.Parsed.GetBlobClient(parsedBlob).ExistsAsync(cancellationToken));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return true;
        }
    }
}
