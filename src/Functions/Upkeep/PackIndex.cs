using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog.Index;

namespace Pipeline.Functions.Upkeep;

/// <summary>Packs new articles into the index. Queries find them before that too; packing keeps what is new small.</summary>
public sealed class PackIndex(IndexPacker packer)
{
    /// <summary>
    /// What is left is for the next run. A merge that has begun is finished, so this is well below the time that the host gives.
    /// </summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(2);

    /// <summary>Runs when the setting <c>PackIndexSchedule</c> says.</summary>
    /// <param name="timer">When it was due.</param>
    /// <param name="cancellationToken">Set when the host stops; the next run goes on.</param>
    [Function(nameof(PackIndex))]
    public Task Run(
        [TimerTrigger("%" + Schedules.PackIndexSetting + "%", UseMonitor = false)] TimerInfo timer,
        CancellationToken cancellationToken
    )
    {
        _ = timer;
        return packer.RunAsync(Budget, cancellationToken);
    }
}
