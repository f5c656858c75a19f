using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Pipeline.Functions.Local.Tests.Apps;

/// <summary>A clock that a test moves, and that tells when someone has begun to wait on it.</summary>
public sealed class WatchedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _set = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The next time that someone waits for, in the order in which they began.</summary>
    public ValueTask<TimeSpan> NextTimerAsync(CancellationToken cancellationToken) => _set.Reader.ReadAsync(cancellationToken);

    /// <summary>Waits until someone waits for just that long.</summary>
    public async Task WaitForTimerAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        while (await NextTimerAsync(cancellationToken) != length)
        {
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Watched(this, base.CreateTimer(callback, state, dueTime, period));
        Note(dueTime);
        return timer;
    }

    private void Note(TimeSpan dueTime)
    {
        if (dueTime > TimeSpan.Zero)
        {
            _set.Writer.TryWrite(dueTime);
        }
    }

    private sealed class Watched(WatchedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            time.Note(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
