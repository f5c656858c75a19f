using Azure;
using Azure.Core;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>Makes the k-th storage call of a flow fail, before or after its effect, as if the process or the network had died there.</summary>
/// <param name="number">Which call, from 0.</param>
/// <param name="afterEffect">Whether storage carries it out before it fails.</param>
internal sealed class FailingCall(int number, bool afterEffect) : StorageCallWatcher
{
    private int _next = -1;

    /// <summary>Whether the flow made so many calls.</summary>
    public bool HasFailed { get; private set; }

    public override ValueTask BeforeAsync(Request request)
    {
        _next++;
        if (_next == number && !afterEffect)
            Fail();
        return ValueTask.CompletedTask;
    }

    public override void After(Request request, Response response)
    {
        if (_next == number && afterEffect)
            Fail();
    }

    private void Fail()
    {
        HasFailed = true;
        throw new CrashException();
    }
}
