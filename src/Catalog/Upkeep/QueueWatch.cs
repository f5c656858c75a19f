using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Catalog.Upkeep;

/// <summary>Measures how the queues stand, so that alerts can tell of a backlog and of poison: storage has no metric for either.</summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="telemetry">Where to record it.</param>
public sealed class QueueWatch(CatalogStore store, CatalogTelemetry telemetry)
{
    /// <summary>Asks every queue for its length and its oldest message, and records both.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var census = new Census(store);
        foreach (string queue in store.QueueNames)
        {
            QueueDepth depth = await census.DepthAsync(queue, cancellationToken);
            DateTimeOffset? oldest = depth.Messages > 0 ? await census.OldestAsync(queue, cancellationToken) : null;
            telemetry.Queue(queue, depth.Messages, oldest);
        }
    }
}
