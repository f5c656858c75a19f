using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalog.Upkeep;

namespace Pipeline.Functions.Upkeep;

/// <summary>The safety net: finds the blobs no event announced, the rows whose blob is gone, and what an older extractor read.</summary>
public sealed class Reconcile(ArticleReconciler reconciler)
{
    /// <summary>The host ends a function after half an hour; what is left is for the next run.</summary>
    internal static readonly TimeSpan Budget = TimeSpan.FromMinutes(25);

    /// <summary>Runs when the setting <c>ReconcileSchedule</c> says.</summary>
    /// <param name="timer">When it was due.</param>
    /// <param name="cancellationToken">Set when the host stops; the next run goes on.</param>
    [Function(nameof(Reconcile))]
    public Task Run([TimerTrigger("%" + Schedules.ReconcileSetting + "%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        _ = timer;
        return reconciler.RunAsync(Budget, cancellationToken);
    }
}
