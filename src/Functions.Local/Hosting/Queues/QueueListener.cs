using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Settings;
using Pipeline.Functions.Local.Hosting.Startup;
using Pipeline.Functions.Local.Hosting.Storage;

namespace Pipeline.Functions.Local.Hosting.Queues;

/// <summary>
/// Runs a function for every message of a queue: fetches batches, keeps their leases, deletes what succeeded, shows again what
/// failed, and moves what keeps failing to the poison queue.
/// </summary>
internal sealed partial class QueueListener : IListener, IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FetchGrace = TimeSpan.FromSeconds(2);

    private readonly LoadedFunction _function;
    private readonly QueueClient _queue;
    private readonly QueueClient? _poison;
    private readonly QueueCodec _codec;
    private readonly QueueSettings _settings;
    private readonly FunctionRunner _runner;
    private readonly QueueSignals _signals;
    private readonly HostActivity _activity;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Wake _wake;
    private readonly WorkInHand _work = new();
    private readonly CancellationTokenSource _fetch;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _loop = Task.CompletedTask;
    private volatile bool _stopping;
    private volatile bool _full;

    public QueueListener(
        LoadedFunction function, QueueServiceClient service, string queueName, QueueSettings settings,
        FunctionRunner runner, QueueSignals signals, HostActivity activity, TimeProvider time, ILoggerFactory loggers)
    {
        _function = function;
        _queue = service.GetQueueClient(queueName);
        _poison = queueName.EndsWith(QueueNames.PoisonSuffix, StringComparison.Ordinal) ? null : service.GetQueueClient(queueName + QueueNames.PoisonSuffix);
        _codec = new(settings.Base64);
        (_settings, _runner, _signals, _activity, _time) = (settings, runner, signals, activity, time);
        _logger = loggers.CreateLogger("Host.Queues");
        _wake = new(time);
        _fetch = new(Timeout.InfiniteTimeSpan, time);
    }

    public string Function => _function.Name;

    public Task Ready => _ready.Task;

    public void Start()
    {
        _signals.Listen(_queue.Uri, _wake.Call);
        _loop = Task.Run(ListenAsync);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var again = _stopping;
        _stopping = true;
        _wake.Call();

        // A fetch that is under way is not cut: the messages it brings would stay leased to nobody. But storage that does not answer
        // does not hold up the stop.
        if (!again)
        {
            _fetch.CancelAfter(FetchGrace);
        }

        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _work.DrainAsync(cancellationToken);
    }

    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        _wake.Call();
        var properties = await _queue.GetPropertiesAsync(cancellationToken);
        return properties.Value.ApproximateMessagesCount > 0;
    }

    public Trigger CreateTrigger(string input)
    {
        var body = Encoding.UTF8.GetBytes(input);
        var message = QueuesModelFactory.QueueMessage("", "", BinaryData.FromBytes(body), 1);
        return new(new QueueEvent(message, body), $"queue {_queue.Name}, by hand") { BindingData = QueueBinder.Values(message, body) };
    }

    public void Dispose()
    {
        _wake.Dispose();
        _fetch.Dispose();
    }

    private async Task ListenAsync()
    {
        await PrepareAsync();
        var pause = ShortestPause;
        while (!_stopping)
        {
            _full = true; // Said before the count is looked at, so that no end of work in between is missed.
            if (_work.Count > _settings.NewBatchThreshold)
            {
                await _wake.SleepAsync(_settings.MaxPollingInterval);
                continue;
            }

            _full = false;
            var found = await FetchAsync();
            if (found == _settings.BatchSize)
            {
                pause = ShortestPause; // There may be more.
            }
            else if (!_stopping)
            {
                pause = found > 0 ? ShortestPause : pause;
                var longest = found < 0 ? PauseAfterError : pause < _settings.MaxPollingInterval ? pause : _settings.MaxPollingInterval;
                pause = await _wake.SleepAsync(longest) ? ShortestPause : longest * 2;
            }
        }
    }

    private async Task PrepareAsync()
    {
        while (!_stopping)
        {
            try
            {
                await _queue.CreateIfNotExistsAsync(cancellationToken: _fetch.Token);
                if (_function.Output is { } output)
                {
                    await output.PrepareAsync(_fetch.Token);
                }

                _ready.TrySetResult();
                return;
            }
            catch (OperationCanceledException) when (_stopping)
            {
                return;
            }
            catch (Exception error) when (StorageErrors.IsStorageError(error))
            {
                Log.Unreachable(_logger, _function.Name, _queue.Uri, StorageErrors.Reason(error));
                _ready.TrySetException(new StorageUnreachableException(_function.Name, _queue.Uri, StorageErrors.Reason(error), error));
                await _wake.SleepAsync(PauseAfterError);
            }
        }
    }

    /// <returns>How many messages came; −1 when the queue could not be read.</returns>
    private async Task<int> FetchAsync()
    {
        try
        {
            QueueMessage[] messages = await _queue.ReceiveMessagesAsync(_settings.BatchSize, _settings.Lease, _fetch.Token);
            foreach (var message in messages)
            {
                _activity.Begin();
                _work.Begin();
                _ = Task.Run(() => ProcessAsync(message));
            }

            return messages.Length;
        }
        catch (OperationCanceledException) when (_stopping)
        {
            return 0;
        }
        catch (Exception error) when (StorageErrors.IsStorageError(error))
        {
            Log.Unreachable(_logger, _function.Name, _queue.Uri, StorageErrors.Reason(error));
            return -1;
        }
    }

    private async Task ProcessAsync(QueueMessage message)
    {
        try
        {
            var lease = new Lease(_queue, message, _settings.Lease, _time, error => Log.NotRenewed(_logger, message.MessageId, _queue.Name, error.Message));
            bool keep;
            await using (lease)
            {
                keep = !await HandleAsync(message);
            }

            if (keep)
            {
                await ShowAgainAsync(message.MessageId, lease.PopReceipt);
            }
            else
            {
                await _queue.DeleteMessageAsync(message.MessageId, lease.PopReceipt, CancellationToken.None);
            }
        }
        catch (Exception error) when (StorageErrors.IsStorageError(error))
        {
            Log.NotSettled(_logger, message.MessageId, _queue.Name, StorageErrors.Reason(error));
        }
        finally
        {
            _work.End();
            _activity.End();
            if (_full && _work.Count <= _settings.NewBatchThreshold)
            {
                _wake.Call();
            }
        }
    }

    /// <returns>Whether the message is done with and can be deleted.</returns>
    private async Task<bool> HandleAsync(QueueMessage message)
    {
        var text = message.Body.ToString();
        if (!_codec.TryDecode(text, out var body))
        {
            Log.Undecodable(_logger, message.MessageId, _queue.Name);
            return await PoisonAsync(text);
        }

        var trigger = new Trigger(new QueueEvent(message, body), $"queue {_queue.Name}")
        {
            BindingData = QueueBinder.Values(message, body),
            Parent = MessageTrace.Of(body) is { TraceId: var trace } carried && trace != default ? carried : _signals.TraceOf(_queue.Uri, text),
        };
        var result = await _runner.RunAsync(_function, trigger, _work.Token);
        if (result.Succeeded)
        {
            return true;
        }

        // What the stop of the host cut short is no failure of the message.
        if (message.DequeueCount < _settings.MaxDequeueCount || _work.Token.IsCancellationRequested)
        {
            return false;
        }

        Log.Poison(_logger, message.MessageId, _queue.Name, message.DequeueCount);
        return await PoisonAsync(text);
    }

    private async Task<bool> PoisonAsync(string text)
    {
        if (_poison is null)
        {
            return false;
        }

        try
        {
            await _poison.SendMessageAsync(text, CancellationToken.None);
        }
        catch (RequestFailedException error) when (error.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await _poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
            await _poison.SendMessageAsync(text, CancellationToken.None);
        }

        return true;
    }

    private async Task ShowAgainAsync(string messageId, string popReceipt)
    {
        if (_poison is null && !_work.Token.IsCancellationRequested)
        {
            return; // As the real host does, a poison queue's failed message stays hidden until its lease ends.
        }

        var after = _work.Token.IsCancellationRequested ? TimeSpan.Zero : _settings.VisibilityTimeout;
        await _queue.UpdateMessageAsync(messageId, popReceipt, visibilityTimeout: after, cancellationToken: CancellationToken.None);
        if (after == TimeSpan.Zero)
        {
            _wake.Call();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Function '{Function}' cannot reach its queue {Queue}: {Error} Is the storage running? For Azurite `pipeline up` starts it. Trying again in 5 s.")]
        public static partial void Unreachable(ILogger logger, string function, Uri queue, string error);

        [LoggerMessage(2, LogLevel.Warning, "The lease of message {MessageId} of queue {Queue} could not be renewed: {Error}")]
        public static partial void NotRenewed(ILogger logger, string messageId, string queue, string error);

        [LoggerMessage(3, LogLevel.Warning, "Message {MessageId} of queue {Queue} could not be settled and will be seen again: {Error}")]
        public static partial void NotSettled(ILogger logger, string messageId, string queue, string error);

        [LoggerMessage(4, LogLevel.Error, "Message {MessageId} of queue {Queue} is not base64, which host.json asks for (extensions.queues.messageEncoding). It goes to the poison queue.")]
        public static partial void Undecodable(ILogger logger, string messageId, string queue);

        [LoggerMessage(5, LogLevel.Error, "Message {MessageId} of queue {Queue} has failed {Count} times. It goes to the poison queue.")]
        public static partial void Poison(ILogger logger, string messageId, string queue, long count);
    }
}
