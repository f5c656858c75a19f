using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Rpc;

namespace Pipeline.Functions.Local.Workers;

/// <summary>The app's worker, started again whenever it ends by itself.</summary>
internal sealed partial class Worker(IWorkerLauncher launcher, WorkerChannels channels, ILoggerFactory loggers) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UntilItIsNoticed = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ILogger _logger = loggers.CreateLogger("LocalHost.Worker");
    private readonly CancellationTokenSource _stop = new();
    private volatile TaskCompletionSource<RunningWorker> _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _host;
    private Task _supervising = Task.CompletedTask;

    /// <summary>The functions that the worker named when it first started.</summary>
    public IReadOnlyList<RpcFunctionMetadata> Functions { get; private set; } = [];

    /// <summary>The worker; null while it is being started again.</summary>
    public RunningWorker? Current { get; private set; }

    /// <summary>The worker, once it is there.</summary>
    public async Task<RunningWorker> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            RunningWorker worker = await _running.Task.WaitAsync(cancellationToken);
            if (!worker.Channel.Ended.IsCompleted)
            {
                return worker;
            }

            await Task.Delay(UntilItIsNoticed, cancellationToken); // It has died this moment.
        }
    }

    /// <summary>Starts the worker for the first time.</summary>
    /// <param name="host">The address of the host's gRPC service; null when it has none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task StartAsync(Uri? host, CancellationToken cancellationToken)
    {
        _host = host;
        RunningWorker worker = await LaunchAsync(null, cancellationToken);
        Functions = worker.Functions;
        Publish(worker);
        _supervising = Task.Run(() => SuperviseAsync(worker), CancellationToken.None);
    }

    /// <summary>Ends the worker for good.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        if (Current is { } worker)
        {
            await worker.DisposeAsync();
        }

        await _supervising;
        _stop.Dispose();
    }

    private async Task SuperviseAsync(RunningWorker worker)
    {
        while (true)
        {
            await Task.WhenAny(worker.Ended, worker.Channel.Ended);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            worker.Channel.End();
            Current = null;
            _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Log.Ended(_logger, worker.Ended.Exception?.GetBaseException());
            await DisposeAsync(worker);
            if (await RestartAsync() is not { } next)
            {
                return;
            }

            if (_stop.IsCancellationRequested)
            {
                await DisposeAsync(next); // It was ready a moment too late.
                return;
            }

            worker = next;
            Publish(next);
            Log.Restarted(_logger);
        }
    }

    /// <summary>Ends a worker; whatever keeps it from ending in order, the supervisor goes on.</summary>
    private async Task DisposeAsync(RunningWorker worker)
    {
        try
        {
            await worker.DisposeAsync();
        }
#pragma warning disable CA1031 // A process that has ended already cannot be killed, and the like.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotDisposed(_logger, error);
        }
    }

    private void Publish(RunningWorker worker)
    {
        Current = worker;
        _running.SetResult(worker);
    }

    private async Task<RunningWorker?> RestartAsync()
    {
        for (
            TimeSpan pause = TimeSpan.Zero;
            ;
            pause =
                    pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1)
                    : pause * 2 < LongestPause ? pause * 2
                    : LongestPause
        )
        {
            try
            {
                await Task.Delay(pause, _stop.Token);
                return await LaunchAsync(Functions, _stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return null;
            }
#pragma warning disable CA1031 // Whatever keeps it from starting may pass.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Log.NotStarted(_logger, error);
            }
        }
    }

    private async Task<RunningWorker> LaunchAsync(IReadOnlyList<RpcFunctionMetadata>? functions, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        var channel = new WorkerChannel(entry => WorkerLog.Write(loggers, entry));
        channels.Expect(channel);
        try
        {
            return await launcher.LaunchAsync(channel, _host, functions, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorkerException($"The worker did not start within {StartLimit.TotalSeconds:0} s. Its log says how far it got.");
        }
        finally
        {
            channels.Forget(channel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The worker has ended by itself; it is started again.")]
        public static partial void Ended(ILogger logger, Exception? error);

        [LoggerMessage(2, LogLevel.Information, "The worker runs again.")]
        public static partial void Restarted(ILogger logger);

        [LoggerMessage(4, LogLevel.Warning, "The worker that has ended could not be cleared away.")]
        public static partial void NotDisposed(ILogger logger, Exception error);

        [LoggerMessage(3, LogLevel.Error, "The worker could not be started again; the next try follows.")]
        public static partial void NotStarted(ILogger logger, Exception error);
    }
}
