using System.Threading.Channels;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>Lets a loop sleep until it is woken or its time is up. Being woken while awake is not lost.</summary>
internal sealed class Wake : IDisposable
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ITimer _timer;

    public Wake(TimeProvider time) => _timer = time.CreateTimer(static self => ((Wake)self!).Call(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Wakes the loop.</summary>
    public void Call() => _calls.Writer.TryWrite(true);

    /// <summary>Sleeps until called.</summary>
    /// <param name="longest">The longest sleep.</param>
    public async Task SleepAsync(TimeSpan longest)
    {
        _timer.Change(longest, Timeout.InfiniteTimeSpan);
        await _calls.Reader.ReadAsync(CancellationToken.None);
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();
}
