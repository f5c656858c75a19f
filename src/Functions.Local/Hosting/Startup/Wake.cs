using System.Threading.Channels;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>Lets a loop sleep until it is woken or its time is up. Being woken while awake is not lost.</summary>
internal sealed class Wake : IDisposable
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ITimer _timer;

    public Wake(TimeProvider time) => _timer = time.CreateTimer(static self => ((Wake)self!)._calls.Writer.TryWrite(false), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Wakes the loop.</summary>
    public void Call() => _calls.Writer.TryWrite(true);

    /// <summary>Sleeps until called.</summary>
    /// <param name="longest">The longest sleep.</param>
    /// <returns>Whether it was called; false when its time was up.</returns>
    public async Task<bool> SleepAsync(TimeSpan longest)
    {
        _timer.Change(longest, Timeout.InfiniteTimeSpan);
        var called = await _calls.Reader.ReadAsync(CancellationToken.None);
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return called;
    }

    public void Dispose() => _timer.Dispose();
}
