using Azure;
using Azure.Core;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>A process that dies at its k-th storage call, before or after its effect: no call after it comes through.</summary>
/// <param name="number">Which call, from 0.</param>
/// <param name="afterEffect">Whether storage still carries it out.</param>
internal sealed class DyingProcess(int number, bool afterEffect) : StorageCallWatcher
{
    private int _calls;
    private string? _last;

    /// <summary>Whether the flow made so many calls.</summary>
    public bool IsDead { get; private set; }

    public override ValueTask BeforeAsync(Request request)
    {
        int call = Interlocked.Increment(ref _calls) - 1;
        if (call == number && afterEffect)
        {
            _last = request.ClientRequestId;
        }
        else if (call >= number)
        {
            Die();
        }

        return ValueTask.CompletedTask;
    }

    public override void After(Request request, Response response)
    {
        if (_last is not null && request.ClientRequestId == _last)
        {
            Die();
        }
    }

    private void Die()
    {
        IsDead = true;
        throw new CrashException();
    }
}
