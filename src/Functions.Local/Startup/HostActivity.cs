namespace Pipeline.Functions.Local.Startup;

/// <summary>Counts what the host has in hand, so that “idle” is a condition and not a guess.</summary>
internal sealed class HostActivity
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _changed;
    private int _inHand;
    private long _version;

    /// <summary>Invocations running, messages leased, blobs waiting.</summary>
    public int InHand
    {
        get
        {
            lock (_gate)
            {
                return _inHand;
            }
        }
    }

    /// <summary>Grows with every piece of work that begins or ends.</summary>
    public long Version
    {
        get
        {
            lock (_gate)
            {
                return _version;
            }
        }
    }

    /// <summary>A piece of work is in hand.</summary>
    public void Begin() => Change(1);

    /// <summary>A piece of work is done with, its effects included.</summary>
    public void End() => Change(-1);

    /// <summary>Waits until nothing is in hand.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task WaitUntilNothingInHandAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_inHand == 0)
                {
                    return;
                }

                changed = (_changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private void Change(int by)
    {
        TaskCompletionSource? changed;
        lock (_gate)
        {
            _inHand += by;
            _version++;
            changed = _changed;
            _changed = null;
        }

        changed?.SetResult();
    }
}
