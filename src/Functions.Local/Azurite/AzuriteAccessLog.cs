using System.Collections.Immutable;

namespace Pipeline.Functions.Local.Azurite;

/// <summary>
/// The requests that one Azurite answers, in the order it answered them. Azurite raises no events; a host that started it
/// can read these instead. A request is told after its effect can be seen.
/// </summary>
public sealed class AzuriteAccessLog
{
    private ImmutableArray<Action<AzuriteRequest>> _observers = [];

    /// <summary>
    /// Calls <paramref name="observer"/> for every request from now on, one at a time; it must return quickly and not throw.
    /// </summary>
    /// <param name="observer">Who wants to know.</param>
    /// <returns>Dispose it to hear no more.</returns>
    public IDisposable Subscribe(Action<AzuriteRequest> observer)
    {
        ImmutableInterlocked.Update(ref _observers, static (all, added) => all.Add(added), observer);
        return new Subscription(this, observer);
    }

    /// <returns>False when the line is not of the access log.</returns>
    internal bool Publish(ReadOnlySpan<char> line)
    {
        if (!AzuriteRequest.TryParse(line, out AzuriteRequest request))
        {
            return false;
        }

        foreach (Action<AzuriteRequest> observer in _observers)
        {
            observer(request);
        }

        return true;
    }

    private sealed class Subscription(AzuriteAccessLog log, Action<AzuriteRequest> observer) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref log._observers, static (all, removed) => all.Remove(removed), observer);
    }
}
