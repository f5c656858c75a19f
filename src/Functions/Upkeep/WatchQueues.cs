using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog.Upkeep;

namespace Pipeline.Functions.Upkeep;

/// <summary>Measures the queues for the alerts.</summary>
public sealed class WatchQueues(QueueWatch watch)
{
    /// <summary>Runs when the setting <c>QueueWatchSchedule</c> says.</summary>
    /// <param name="timer">When it was due.</param>
    /// <param name="cancellationToken">Set when the host stops.</param>
    [Function(nameof(WatchQueues))]
    public Task Run([TimerTrigger("%" + Schedules.QueueWatchSetting + "%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        _ = timer;
        return watch.MeasureAsync(cancellationToken);
    }
}
