using System.Collections.Concurrent;
using System.Threading.Channels;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Settings;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Storage;
using Pipeline.Functions.Local.Triggers;
using Pipeline.Listing;

namespace Pipeline.Functions.Local.Events;

/// <summary>
/// Stands in for Event Grid, which Azurite does not have: tells one function of the new versions of blobs in its container, by way of
/// the blob extension's own webhook. It learns of them from Azurite's access log within milliseconds, where this process started
/// Azurite, and from listing the container. A version is told once; after a restart, those are told again whose run had not finished.
/// </summary>
internal sealed partial class BlobEvents : IAsyncDisposable
{
    private const int EventsInOneRequest = 32;
    private const string ContainerNotFound = nameof(BlobErrorCode.ContainerNotFound);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(5);

    private readonly HostedFunction _function;
    private readonly BlobPathPattern _pattern;
    private readonly BlobContainerClient _container;
    private readonly BlobReceipts _receipts;
    private readonly EventDelivery _delivery;
    private readonly int _tries;
    private readonly HostActivity _activity;
    private readonly ILogger _logger;
    private readonly AzuriteServer? _azurite;
    private readonly ScanPace _pace;
    private readonly Channel<Told> _outbound = Channel.CreateUnbounded<Told>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, Told> _told = new(StringComparer.Ordinal);
    private readonly BlobListing _listing;
    private readonly HashSet<string> _unlistable = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _scan = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private IDisposable? _subscription;
    private string? _notListed;
    private bool _isLost;
    private Task _work = Task.CompletedTask;

    public BlobEvents(
        HostedFunction function,
        FunctionApp app,
        StorageConnections connections,
        TriggerHost triggers,
        HostActivity activity,
        ILoggerFactory loggers,
        AzuriteServer? azurite
    )
    {
        (_function, _activity, _tries) = (function, activity, app.Host.Blobs.PoisonBlobThreshold);
        _logger = loggers.CreateLogger("LocalHost.Events");
        _pattern = BlobPathPattern.Parse(new BindingExpressions(app.Configuration).Resolve((string)function.Trigger["path"]!));
        _container = connections.Get(HostedFunction.ConnectionOf(function.Trigger)).Blobs.GetBlobContainerClient(_pattern.Container);
        _receipts = new(
            connections.Get(StorageConnections.Default).Blobs.GetBlobContainerClient(BlobReceipts.HostsContainer),
            app.HostId,
            function.HostName,
            _pattern.Container
        );
        _delivery = new(function, _container, triggers);
        _listing = new(_container, TellUnlistable);
        _azurite = azurite is not null && _container.Uri.IsLoopback && _container.Uri.Port == azurite.Ports.Blob ? azurite : null;
        _pace = _azurite is null ? ScanPace.OnlySource : ScanPace.SafetyNet;
        triggers.Outcomes.Observe(function, HearAsync);
    }

    /// <summary>Finds what waits in the container, which is made if there is none, and what changes in it from now on.</summary>
    /// <exception cref="StorageUnreachableException">The container could not be reached.</exception>
    public async Task FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await _receipts.LoadAsync(cancellationToken);
        }
        catch (Exception error) when (StorageErrors.IsStorageError(error) && !cancellationToken.IsCancellationRequested)
        {
            throw new StorageUnreachableException(_function.Name, _container.Uri, StorageErrors.Reason(error), error);
        }

        if (_azurite is not null)
        {
            // Before the first listing, so that nothing falls between the two.
            var changes = new BlobChanges(_container.Uri);
            _subscription = _azurite.AccessLog.Subscribe(request => Observe(changes, request));
        }

        await TryScanAsync(cancellationToken);
    }

    /// <summary>Tells of what was found, and watches on. The listeners listen by now.</summary>
    public void Start() =>
        _work = Task.WhenAll(Task.Run(WatchAsync, CancellationToken.None), Task.Run(DeliverAsync, CancellationToken.None));

    /// <summary>Finds what no event told of, and waits until everything found has been delivered.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        if (_azurite is null)
        {
            await TryScanAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _stop.CancelAsync();
        _outbound.Writer.TryComplete();
        await _work;
        while (_outbound.Reader.TryRead(out _))
        {
            _activity.End(); // The next start finds them.
        }

        _stop.Dispose();
        _scan.Dispose();
    }

    private void Observe(BlobChanges changes, AzuriteRequest request)
    {
        if (changes.NameOf(request, out bool deleted) is not { } name || !_pattern.IsMatch(name))
        {
            return;
        }

        if (deleted)
        {
            _told.TryRemove(name, out _);
        }
        else
        {
            Tell(new(name, null));
        }
    }

    private void Tell(Told blob)
    {
        _told[blob.Name] = blob;
        _activity.Begin();
        if (!_outbound.Writer.TryWrite(blob))
        {
            _activity.End(); // The host stops.
        }
    }

    private async Task WatchAsync()
    {
        TimeSpan taken = TimeSpan.Zero;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_pace.After(taken), _stop.Token);
                taken = await TryScanAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <returns>How long it took.</returns>
    private async Task<TimeSpan> TryScanAsync(CancellationToken cancellationToken)
    {
        long started = TimeProvider.System.GetTimestamp();
        await _scan.WaitAsync(cancellationToken);
        try
        {
            await ScanAsync(cancellationToken);
            TellListed();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The watch goes on whatever happened; the next listing may succeed.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _isLost = error is RequestFailedException { ErrorCode: ContainerNotFound };
            TellNotListed(StorageErrors.Reason(error));
        }
        finally
        {
            _scan.Release();
        }

        return TimeProvider.System.GetElapsedTime(started);
    }

    private async Task ScanAsync(CancellationToken cancellationToken)
    {
        if (_isLost)
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            _isLost = false;
        }

        await foreach (BlobItem blob in _listing.ReadAsync(_pattern.Prefix, cancellationToken))
        {
            if (
                blob.Properties.ETag is { } version
                && _pattern.IsMatch(blob.Name)
                && !_receipts.Contains(blob.Name, version)
                && !(_told.TryGetValue(blob.Name, out Told? told) && told.Covers(version, blob.Properties.LastModified))
            )
            {
                Tell(new(blob.Name, version));
            }
        }
    }

    private void TellListed()
    {
        if (_notListed is not null)
        {
            _notListed = null;
            Log.Listed(_logger, _function.Name, _container.Uri);
        }
    }

    private void TellNotListed(string reason)
    {
        if (reason != _notListed)
        {
            _notListed = reason; // Once, not at every try.
            Log.NotListed(_logger, _function.Name, _container.Uri, reason);
        }
    }

    private void TellUnlistable(string beginning)
    {
        if (_unlistable.Add(beginning))
        {
            Log.Unlistable(_logger, _function.Name, _container.Uri, beginning);
        }
    }

    private async Task DeliverAsync()
    {
        var batch = new List<Told>(EventsInOneRequest);
        try
        {
            while (await _outbound.Reader.WaitToReadAsync(_stop.Token))
            {
                while (batch.Count < EventsInOneRequest && _outbound.Reader.TryRead(out Told? blob))
                {
                    batch.Add(blob);
                }

                await DeliverAsync(batch);
                foreach (Told _ in batch)
                {
                    _activity.End();
                }

                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            foreach (Told _ in batch)
            {
                _activity.End();
            }
        }
    }

    private async Task DeliverAsync(List<Told> batch)
    {
        while (true)
        {
            try
            {
                await _delivery.DeliverAsync(batch.Select(blob => blob.Name), _stop.Token);
                return;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // An event is delivered until it is accepted, as Event Grid does.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Log.NotDelivered(_logger, _function.Name, error);
                await Task.Delay(PauseAfterError, _stop.Token);
            }
        }
    }

    /// <summary>A run has ended: its version is done with when it succeeded, or failed so often that the message is poison.</summary>
    private async Task HearAsync(BlobOutcome outcome)
    {
        _told.TryGetValue(outcome.Name, out Told? told);
        if (
            outcome.Version is not { } version
            || (!outcome.Succeeded && told is not null && Interlocked.Increment(ref told.Failures) < _tries)
        )
        {
            return;
        }

        try
        {
            // Also while the host stops: what runs then ends in order, and is not to run again.
            await _receipts.WriteAsync(outcome.Name, version, CancellationToken.None);
            if (told is not null)
            {
                _told.TryRemove(KeyValuePair.Create(outcome.Name, told));
            }
        }
#pragma warning disable CA1031 // Without a receipt the blob is told again after a restart, which functions must bear anyway.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotRemembered(_logger, outcome.Name, error);
        }
    }

    /// <summary>A version that the function was told of.</summary>
    private sealed class Told(string name, ETag? version)
    {
        // Storage counts whole seconds.
        private readonly DateTimeOffset _at = TimeProvider.System.GetUtcNow();

        public int Failures;

        public string Name => name;

        /// <summary>
        /// Whether a listing that shows this version shows nothing new. An event of the access log does not say its version, but is later
        /// than it.
        /// </summary>
        public bool Covers(ETag listed, DateTimeOffset? modified) => version is { } known ? known == listed : modified <= _at;
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "{Function}: {Container} could not be listed: {Reason} It is tried again; until then only events tell of new blobs."
        )]
        public static partial void NotListed(ILogger logger, string function, Uri container, string reason);

        [LoggerMessage(
            5,
            LogLevel.Warning,
            "{Function}: {Container} has blobs whose names begin with '{Beginning}' and go on with a character that the storage emulator "
                + "cannot list. They are passed over: delete them, or let this program start Azurite, which then lists them too."
        )]
        public static partial void Unlistable(ILogger logger, string function, Uri container, string beginning);

        [LoggerMessage(4, LogLevel.Information, "{Function}: {Container} can be listed again.")]
        public static partial void Listed(ILogger logger, string function, Uri container);

        [LoggerMessage(2, LogLevel.Warning, "{Function} could not be told of new blobs; the next try follows.")]
        public static partial void NotDelivered(ILogger logger, string function, Exception error);

        [LoggerMessage(
            3,
            LogLevel.Warning,
            "It could not be remembered that {Blob} is done with: it will be processed again after a restart."
        )]
        public static partial void NotRemembered(ILogger logger, string blob, Exception error);
    }
}
