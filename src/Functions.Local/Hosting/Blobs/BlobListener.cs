using System.Threading.Channels;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Settings;
using Pipeline.Functions.Local.Hosting.Startup;
using Pipeline.Functions.Local.Hosting.Storage;

namespace Pipeline.Functions.Local.Hosting.Blobs;

/// <summary>
/// Runs a function for every new version of a blob in a container. It learns of them by listing the container, and, where this
/// process started Azurite, from Azurite's access log within milliseconds; then listing is only the safety net.
/// </summary>
internal sealed partial class BlobListener : IListener, IDisposable
{
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(5);

    private readonly LoadedFunction _function;
    private readonly BlobPathPattern _pattern;
    private readonly BlobContainerClient _container;
    private readonly BlobReceipts _receipts;
    private readonly QueueClient _poison;
    private readonly BlobSettings _settings;
    private readonly FunctionRunner _runner;
    private readonly BlobReads _reads;
    private readonly HostActivity _activity;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly AzuriteServer? _azurite;
    private readonly ScanPace _pace;
    private readonly Wake _wake;
    private readonly Wake _room;
    private readonly WorkInHand _work = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<BlobWork> _queue = Channel.CreateUnbounded<BlobWork>();
    private readonly Dictionary<string, BlobWork> _works = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _slots;
    private readonly SemaphoreSlim _scan = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private IDisposable? _subscription;
    private Task _watching = Task.CompletedTask;
    private Task _dispatching = Task.CompletedTask;

    public BlobListener(
        LoadedFunction function, BlobPathPattern pattern, StorageConnection storage, StorageConnection hostStorage, string hostId, BlobSettings settings,
        BlobReads reads, AzuriteServer? azurite, FunctionRunner runner, HostActivity activity, TimeProvider time, ILoggerFactory loggers)
    {
        (_function, _pattern, _settings, _reads, _runner, _activity, _time) = (function, pattern, settings, reads, runner, activity, time);
        _container = storage.Blobs.GetBlobContainerClient(pattern.Container);
        _receipts = new(hostStorage.Blobs.GetBlobContainerClient(BlobReceipts.HostsContainer), hostId, function.Descriptor.HostName, pattern.Container);
        _poison = hostStorage.Queues.GetQueueClient(PoisonBlobMessage.Queue);
        _logger = loggers.CreateLogger("Host.Blobs");
        _azurite = azurite is not null && _container.Uri.IsLoopback && _container.Uri.Port == azurite.Ports.Blob ? azurite : null;
        _pace = _azurite is null ? ScanPace.OnlySource : ScanPace.SafetyNet;
        (_wake, _room) = (new(time), new(time));
        _slots = new(settings.MaxDegreeOfParallelism, settings.MaxDegreeOfParallelism);
    }

    public string Function => _function.Name;

    public Task Ready => _ready.Task;

    public void Start()
    {
        if (_azurite is not null)
        {
            // Before the first listing, so that nothing falls between the two.
            var changes = new BlobChanges(_container.Uri);
            _subscription = _azurite.AccessLog.Subscribe(request => Observe(changes, request));
        }

        _dispatching = Task.Run(DispatchAsync);
        _watching = Task.Run(WatchAsync);
    }

    /// <summary>Runs the function for a blob that an Event Grid event names, unless the function's path does not match it.</summary>
    /// <param name="blob">The blob's address.</param>
    public void Request(Uri blob)
    {
        var address = new BlobUriBuilder(blob);
        if (address.BlobContainerName == _pattern.Container && _pattern.IsMatch(address.BlobName))
        {
            Add(address.BlobName, null, System.Diagnostics.Activity.Current?.Context ?? default);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        await _stop.CancelAsync();
        _wake.Call();
        _room.Call();
        _queue.Writer.TryComplete();
        await Task.WhenAll(_watching, _dispatching).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _work.DrainAsync(cancellationToken);
    }

    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        await _ready.Task.WaitAsync(cancellationToken);
        if (_azurite is null)
        {
            await ScanAsync(cancellationToken);
        }

        return false;
    }

    public Trigger CreateTrigger(string input)
    {
        // Without a container in front it is the name of a blob in the function's own.
        var name = input.StartsWith(_pattern.Container + "/", StringComparison.Ordinal) ? input[(_pattern.Container.Length + 1)..] : input;
        return CreateTrigger(name, $"blob {_pattern.Container}/{name}, by hand", default);
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _wake.Dispose();
        _room.Dispose();
        _slots.Dispose();
        _scan.Dispose();
    }

    private void Observe(BlobChanges changes, AzuriteRequest request)
    {
        if (changes.NameOf(request, out var deleted) is not { } name || !_pattern.IsMatch(name))
        {
            return;
        }

        if (deleted)
        {
            Forget(name);
        }
        else
        {
            Add(name, null, default);
        }
    }

    /// <summary>Queues a blob unless it waits already; one that is running now runs once more after that.</summary>
    private void Add(string name, ETag? etag, System.Diagnostics.ActivityContext parent)
    {
        BlobWork work;
        lock (_gate)
        {
            if (_works.TryGetValue(name, out var known))
            {
                known.Deleted = false;

                if (etag is null)
                {
                    // A listing may be older than what runs now; an event is a change since.
                    (known.ChangedSince, known.ETag, known.Failures) = (known.Running, null, 0);
                }

                return;
            }

            _works[name] = work = new(name) { ETag = etag, Parent = parent };
        }

        _activity.Begin();
        if (!_queue.Writer.TryWrite(work))
        {
            Finish(work, retry: null); // The host stops; the next start finds the blob.
        }
    }

    private void Forget(string name)
    {
        lock (_gate)
        {
            if (_works.TryGetValue(name, out var work))
            {
                work.Deleted = true;
                work.ChangedSince = false;
            }
        }
    }

    private async Task WatchAsync()
    {
        var prepared = false;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (!prepared)
                {
                    await PrepareAsync();
                    prepared = true;
                }

                var started = _time.GetTimestamp();
                await ScanAsync(_stop.Token);
                _ready.TrySetResult();
                await _wake.SleepAsync(_pace.After(_time.GetElapsedTime(started)));
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (StorageErrors.IsStorageError(error))
            {
                Log.Unreachable(_logger, _function.Name, _container.Uri, StorageErrors.Reason(error));
                _ready.TrySetException(new StorageUnreachableException(_function.Name, _container.Uri, StorageErrors.Reason(error), error));
                await _wake.SleepAsync(PauseAfterError);
            }
        }
    }

    private async Task PrepareAsync()
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: _stop.Token);
        if (_function.Output is { } output)
        {
            await output.PrepareAsync(_stop.Token);
        }

        await _receipts.LoadAsync(_stop.Token);
    }

    private async Task ScanAsync(CancellationToken cancellationToken)
    {
        await _scan.WaitAsync(cancellationToken);
        try
        {
            await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, _pattern.Prefix, cancellationToken))
            {
                if (blob.Properties.ETag is { } etag && _pattern.IsMatch(blob.Name) && !_receipts.Contains(blob.Name, etag))
                {
                    await WaitForRoomAsync(cancellationToken);
                    Add(blob.Name, etag, default);
                }
            }
        }
        finally
        {
            _scan.Release();
        }
    }

    /// <summary>Keeps a container of millions from being in memory at once.</summary>
    private async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_works.Count < MostWaiting)
                {
                    return;
                }
            }

            await _room.SleepAsync(TimeSpan.FromSeconds(1));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task DispatchAsync()
    {
        await foreach (var work in _queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            await _slots.WaitAsync(CancellationToken.None);
            if (_stop.IsCancellationRequested)
            {
                Finish(work, retry: null); // Not begun: the next start finds the blob, which has no receipt.
                _slots.Release();
                continue;
            }

            _work.Begin();
            _ = Task.Run(() => ProcessAsync(work));
        }
    }

    private async Task ProcessAsync(BlobWork work)
    {
        try
        {
            if (Take(work))
            {
                await InvokeAsync(work);
            }
            else
            {
                Finish(work, retry: null);
            }
        }
        catch (Exception error) when (StorageErrors.IsStorageError(error))
        {
            Log.NotSettled(_logger, _pattern.Container, work.Name, StorageErrors.Reason(error));
            Finish(work, retry: null);
        }
        finally
        {
            _slots.Release();
            _work.End();
        }
    }

    private bool Take(BlobWork work)
    {
        lock (_gate)
        {
            work.Running = true;
            work.ChangedSince = false;
            return !work.Deleted;
        }
    }

    private Trigger CreateTrigger(string name, string reason, System.Diagnostics.ActivityContext parent) => new(new BlobEvent(_container, name), reason)
    {
        BindingData = BlobBinder.Values(_pattern, _container, name),
        Parent = parent,
    };

    private async Task InvokeAsync(BlobWork work)
    {
        var watch = _reads.Begin(_container.GetBlobClient(work.Name).Uri);
        var trigger = CreateTrigger(work.Name, $"blob {_pattern.Container}/{work.Name}", work.Parent);
        var result = await _runner.RunAsync(_function, trigger, _work.Token);
        if (result.Succeeded)
        {
            // What the function read counts; what was listed is a guess; a function that read nothing costs a request to find out.
            if ((watch.ETag ?? work.ETag ?? await FindVersionAsync(work.Name)) is { } etag)
            {
                await _receipts.WriteAsync(work.Name, etag, CancellationToken.None);
            }

            Finish(work, retry: null);
        }
        else if (_work.Token.IsCancellationRequested)
        {
            Finish(work, retry: null); // Cut short by the stop: without a receipt the next start finds it.
        }
        else
        {
            await FailAsync(work);
        }
    }

    private async Task FailAsync(BlobWork work)
    {
        if (await FindVersionAsync(work.Name) is not { } etag)
        {
            Log.Gone(_logger, _pattern.Container, work.Name);
            Finish(work, retry: null);
            return;
        }

        work.Failures++;
        if (work.Failures < _settings.PoisonBlobThreshold)
        {
            Finish(work, FirstRetry * Math.Pow(2, Math.Min(work.Failures - 1, 6)));
            return;
        }

        Log.Poison(_logger, _pattern.Container, work.Name, work.Failures);
        await PoisonAsync(new(_function.Descriptor.HostName, _pattern.Container, work.Name, etag));
        await _receipts.WriteAsync(work.Name, etag, CancellationToken.None);
        Finish(work, retry: null);
    }

    /// <summary>Lets go of a blob, or queues it again: at once when it changed meanwhile, later to retry.</summary>
    private void Finish(BlobWork work, TimeSpan? retry)
    {
        int left;
        lock (_gate)
        {
            work.Running = false;
            if (work.ChangedSince)
            {
                (work.ChangedSince, retry) = (false, TimeSpan.Zero);
            }

            // Within the lock, so that no event falls between “it waits already” and “it waits no more”.
            if ((retry is null || _stop.IsCancellationRequested) && _works.Remove(work.Name))
            {
                retry = null;
            }

            left = _works.Count;
        }

        if (retry is { } delay)
        {
            _ = RequeueAsync(work, delay);
            return;
        }

        _activity.End();
        if (left == MostWaiting - 1)
        {
            _room.Call();
        }
    }

    private async Task RequeueAsync(BlobWork work, TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_queue.Writer.TryWrite(work))
        {
            Finish(work, retry: null);
        }
    }

    private async Task PoisonAsync(PoisonBlobMessage message)
    {
        try
        {
            await _poison.SendMessageAsync(message.Encode(), CancellationToken.None);
        }
        catch (RequestFailedException error) when (error.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await _poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
            await _poison.SendMessageAsync(message.Encode(), CancellationToken.None);
        }
    }

    private async Task<ETag?> FindVersionAsync(string name)
    {
        try
        {
            var properties = await _container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: CancellationToken.None);
            return properties.Value.ETag;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Function '{Function}' cannot reach its container {Container}: {Error} Is the storage running? For Azurite `pipeline up` starts it. Trying again in 5 s.")]
        public static partial void Unreachable(ILogger logger, string function, Uri container, string error);

        [LoggerMessage(2, LogLevel.Warning, "What became of blob {Container}/{Blob} could not be written down, so it will be processed again: {Error}")]
        public static partial void NotSettled(ILogger logger, string container, string blob, string error);

        [LoggerMessage(3, LogLevel.Information, "Blob {Container}/{Blob} is gone: there is nothing to retry.")]
        public static partial void Gone(ILogger logger, string container, string blob);

        [LoggerMessage(4, LogLevel.Error, "Blob {Container}/{Blob} has failed {Count} times. A message goes to the queue webjobs-blobtrigger-poison.")]
        public static partial void Poison(ILogger logger, string container, string blob, int count);
    }
}
