using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Catalog.Upkeep;
using Pipeline.Functions.Upkeep;

namespace Pipeline.Functions.Storage;

/// <summary>Compares everything once when the app starts, so that nobody has to wait for the timer.</summary>
internal sealed partial class ReconcileAtStart(ArticleReconciler reconciler, ILogger<ReconcileAtStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await reconciler.RunAsync(Reconcile.Budget, stoppingToken);
        }
#pragma warning disable CA1031 // Whatever happened, the timer tries again.
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Originals and table could not be compared at the start; the timer tries again."
        )]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
