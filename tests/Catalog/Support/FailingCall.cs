using Azure;
using Azure.Core;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>
/// Makes the k-th storage call of a flow fail, before or after its effect, as if the process or the network had died there.
/// </summary>
/// <param name="number">Which call, from 0.</param>
/// <param name="afterEffect">Whether storage carries it out before it fails.</param>
internal sealed class FailingCall(int number, bool afterEffect) : StorageCallWatcher
{
    private int _calls;
    private string? _doomed;

    /// <summary>Whether the flow made so many calls.</summary>
    public bool HasFailed { get; private set; }

    public override ValueTask BeforeAsync(Request request)
    {
        // Calls of one flow may run at the same time.
        if (Interlocked.Increment(ref _calls) - 1 == number)
        {
            _doomed = request.ClientRequestId;
            if (!afterEffect)
            {
                Fail();
            }
        }

        return ValueTask.CompletedTask;
    }

    public override void After(Request request, Response response)
    {
        if (afterEffect && _doomed is not null && request.ClientRequestId == _doomed)
        {
            Fail();
        }
    }

    private void Fail()
    {
        HasFailed = true;
        throw new CrashException();
    }
}
