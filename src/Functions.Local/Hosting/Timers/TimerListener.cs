using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Startup;
using Pipeline.Functions.Local.Hosting.Storage;

namespace Pipeline.Functions.Local.Hosting.Timers;

/// <summary>Runs a function on its schedule, one run at a time; a run that fell due while the host was down is made up for once.</summary>
internal sealed partial class TimerListener : IListener, IDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(5);

    private readonly LoadedFunction _function;
    private readonly TimerSchedule _schedule;
    private readonly bool _runOnStartup;
    private readonly TimerRecord? _record;
    private readonly RetryPolicy? _retries;
    private readonly FunctionRunner _runner;
    private readonly HostActivity _activity;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Wake _wake;
    private readonly WorkInHand _work = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ScheduleStatus? _status;
    private Task _loop = Task.CompletedTask;
    private volatile bool _stopping;

    public TimerListener(
        LoadedFunction function, TimerSchedule schedule, bool runOnStartup, TimerRecord? record, RetryPolicy? retries,
        FunctionRunner runner, HostActivity activity, TimeProvider time, ILoggerFactory loggers)
    {
        (_function, _schedule, _runOnStartup, _record, _retries) = (function, schedule, runOnStartup, record, retries);
        (_runner, _activity, _time) = (runner, activity, time);
        _logger = loggers.CreateLogger("Host.Timers");
        _wake = new(time);
    }

    public string Function => _function.Name;

    public Task Ready => _ready.Task;

    public void Start() => _loop = Task.Run(ListenAsync);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        _wake.Call();
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _work.DrainAsync(cancellationToken);
    }

    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        await _ready.Task.WaitAsync(cancellationToken);
        return false; // A timer that is not due is idle.
    }

    public Trigger CreateTrigger(string input) => new(Info(isPastDue: false), "timer, by hand");

    public void Dispose() => _wake.Dispose();

    private async Task ListenAsync()
    {
        var next = _schedule.Next(_time.GetUtcNow());
        var pastDue = await IsPastDueAsync();
        if ((pastDue || _runOnStartup) && !_stopping)
        {
            // Said before Ready, so that nobody takes the host for idle in between.
            var run = RunAsync(pastDue ? "timer, past due" : "timer, at start", pastDue);
            _ready.TrySetResult();
            next = await run;
        }

        _ready.TrySetResult();
        while (!_stopping && next is { } due)
        {
            var wait = due - _time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await _wake.SleepAsync(wait < LongestSleep ? wait : LongestSleep);
                continue;
            }

            next = await RunAsync("timer", isPastDue: false);
        }
    }

    private async Task<bool> IsPastDueAsync()
    {
        while (_record is not null && !_stopping)
        {
            try
            {
                var now = _time.GetUtcNow();
                _status = await _record.ReadAsync(CancellationToken.None);

                // The schedule may have changed since: what counts is what it says now about the time since the last run.
                if (_status is not null && _schedule.Next(AsUtc(_status.LastUpdated)) is { } due)
                {
                    return due <= now;
                }

                await WriteAsync(last: default, now);
                return false;
            }
            catch (Exception error) when (StorageErrors.IsStorageError(error))
            {
                Log.Unreachable(_logger, _function.Name, StorageErrors.Reason(error));
                _ready.TrySetException(new StorageUnreachableException(_function.Name, _record.Address, StorageErrors.Reason(error), error));
                await _wake.SleepAsync(PauseAfterError);
            }
        }

        return false;
    }

    /// <returns>When the next run is due.</returns>
    private async Task<DateTimeOffset?> RunAsync(string reason, bool isPastDue)
    {
        _work.Begin();
        _activity.Begin();
        try
        {
            var started = _time.GetUtcNow();
            await RunWithRetriesAsync(reason, isPastDue);
            await WriteAsync(started.UtcDateTime, started);
        }
        catch (Exception error) when (StorageErrors.IsStorageError(error))
        {
            Log.NotRecorded(_logger, _function.Name, StorageErrors.Reason(error));
        }
        finally
        {
            _activity.End();
            _work.End();
        }

        // From now on: occurrences that passed while it ran are skipped.
        return _schedule.Next(_time.GetUtcNow());
    }

    private async Task RunWithRetriesAsync(string reason, bool isPastDue)
    {
        for (var retries = 0; ; retries++)
        {
            var trigger = new Trigger(Info(isPastDue), reason);
            var outcome = await _runner.RunAsync(_function, _retries is null ? trigger : trigger with { Retry = _retries.Context(retries) }, _work.Token);
            if (outcome.Succeeded || _retries is null || !_retries.Allows(retries) || _stopping)
            {
                return;
            }

            var pause = _retries.Before(retries + 1);
            Log.Retrying(_logger, _function.Name, pause, retries + 1, _retries.MaxRetryCount);
            if (pause > TimeSpan.Zero)
            {
                await _wake.SleepAsync(pause); // A stop ends the pause, and with it the retries.
            }

            if (_stopping)
            {
                return;
            }
        }
    }

    private TimerInfo Info(bool isPastDue) => new() { ScheduleStatus = _status, IsPastDue = isPastDue };

    private async Task WriteAsync(DateTime last, DateTimeOffset now)
    {
        if (_record is not null)
        {
            _status = new() { Last = last, Next = _schedule.Next(now)?.UtcDateTime ?? default, LastUpdated = now.UtcDateTime };
            await _record.WriteAsync(_status, CancellationToken.None);
        }
    }

    private static DateTimeOffset AsUtc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Timer function '{Function}' cannot read when it last ran: {Error} Trying again in 5 s.")]
        public static partial void Unreachable(ILogger logger, string function, string error);

        [LoggerMessage(2, LogLevel.Warning, "Timer function '{Function}' ran, but this could not be written down: {Error}")]
        public static partial void NotRecorded(ILogger logger, string function, string error);

        [LoggerMessage(3, LogLevel.Information, "Timer function '{Function}' failed and is tried again after {Pause} (retry {Retry} of {MaxRetries}).")]
        public static partial void Retrying(ILogger logger, string function, TimeSpan pause, int retry, int maxRetries);
    }
}
