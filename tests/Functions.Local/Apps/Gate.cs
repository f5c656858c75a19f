using System.Threading.Channels;

namespace Pipeline.Functions.Local.Tests.Apps;

/// <summary>Holds functions inside until a test lets them go, and counts them.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<bool> _entered = Channel.CreateUnbounded<bool>();
    private readonly Lock _gate = new();
    private int _inside;

    public int MostInside { get; private set; }

    public void Open() => _open.TrySetResult();

    /// <summary>Waits until so many functions have come in.</summary>
    public async Task Entered(int count, CancellationToken cancellationToken)
    {
        for (int i = 0; i < count; i++)
        {
            await _entered.Reader.ReadAsync(cancellationToken);
        }
    }

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        int inside = Interlocked.Increment(ref _inside);
        lock (_gate)
        {
            MostInside = Math.Max(MostInside, inside);
        }

        _entered.Writer.TryWrite(true);
        try
        {
            await _open.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
