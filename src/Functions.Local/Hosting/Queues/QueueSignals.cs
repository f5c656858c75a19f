using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Functions.Local.Hosting.Queues;

/// <summary>
/// What this process knows of its queues besides what storage tells: that a message was just sent, so that the listener need not
/// wait for its next look; and which trace sent it, so that the message itself stays as the real host would send it.
/// </summary>
internal sealed class QueueSignals : IDisposable
{
    private const int TracesKept = 100_000;
    private readonly ConcurrentDictionary<string, Action> _listeners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<UInt128, ActivityContext> _traces = new();

    private readonly AzuriteServer? _azurite;
    private readonly IDisposable? _subscription;

    public QueueSignals(AzuriteServer? azurite)
    {
        _azurite = azurite;
        _subscription = azurite?.AccessLog.Subscribe(Observe);
    }

    /// <summary>Calls <paramref name="wake"/> when a message has been sent to a queue.</summary>
    public void Listen(Uri queue, Action wake) => _listeners.AddOrUpdate(Key(queue), wake, (_, other) => other + wake);

    /// <summary>A message has been sent.</summary>
    public void Sent(Uri queue)
    {
        // The access log of an observed Azurite says it too, and once is enough: every wake is a look at the queue.
        if (queue.Port != _azurite?.Ports.Queue && _listeners.TryGetValue(Key(queue), out var wake))
        {
            wake();
        }
    }

    /// <summary>Remembers the current trace, if anyone watches it, as the cause of a message that is about to be sent.</summary>
    public void Trace(Uri queue, string body)
    {
        if (Activity.Current is { IsAllDataRequested: true } activity && _traces.Count < TracesKept)
        {
            _traces[Hash(queue, body)] = activity.Context;
        }
    }

    /// <summary>The trace that sent a message; default when it is not known, as after a restart.</summary>
    public ActivityContext TraceOf(Uri queue, string body) =>
        !_traces.IsEmpty && _traces.TryRemove(Hash(queue, body), out var context) ? context : default;

    public void Dispose() => _subscription?.Dispose();

    /// <summary>Azurite answered a request: if that was a new message, its listener looks at once.</summary>
    private void Observe(AzuriteRequest request)
    {
        const string Messages = "/messages";
        if (request is { Method: "POST", Status: 201 } && request.Path.EndsWith(Messages, StringComparison.Ordinal)
            && _listeners.TryGetValue($"{_azurite?.Ports.Queue}{request.Path.AsSpan(0, request.Path.Length - Messages.Length)}", out var wake))
        {
            wake();
        }
    }

    private static string Key(Uri queue) => $"{queue.Port}{queue.AbsolutePath}";

    private static UInt128 Hash(Uri queue, string body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Key(queue)} {body}"), hash);
        return BitConverter.ToUInt128(hash);
    }
}
