using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>The pieces of work that one listener has begun, to be waited for when it stops.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A function cut short may hold the token longer than its listener lives; without a timer there is nothing to free.")]
internal sealed class WorkInHand
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _draining;
    private int _count = 1; // The listener's own share, given back by the drain.

    /// <summary>What the functions see: cancelled when the host can wait no longer.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>Pieces begun and not ended.</summary>
    public int Count => Volatile.Read(ref _count) - 1;

    public void Begin() => Interlocked.Increment(ref _count);

    public void End()
    {
        if (Interlocked.Decrement(ref _count) == 0)
        {
            _drained.TrySetResult();
        }
    }

    /// <summary>Waits for all work to end; nothing may begin any more.</summary>
    /// <param name="cancellationToken">When to cancel what still runs, which then has a last moment to end.</param>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice, patiently and then impatiently: the share is given back once.
        if (Interlocked.Exchange(ref _draining, 1) == 0)
        {
            End();
        }

        try
        {
            await _drained.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _cancel.CancelAsync();
            await _drained.Task.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
