using System.Collections.Concurrent;
using System.Globalization;

namespace Pipeline.Functions.Local.Azurite;

/// <summary>Reads what Azurite prints: first the ports it found, then its access log.</summary>
internal sealed class AzuriteStart
{
    private const int LinesKept = 40;
    private readonly TaskCompletionSource<AzuritePorts> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lines = new();
    private AzuritePorts _ports;

    /// <summary>The ports, once all three services listen.</summary>
    public Task<AzuritePorts> Listening => _listening.Task;

    public AzuriteAccessLog AccessLog { get; } = new();

    public void Read(string line)
    {
        if (_listening.Task.IsCompleted)
        {
            AccessLog.Publish(line);
            return;
        }

        Keep(line);
        const string Found = "successfully listening at ";
        var at = line.IndexOf(Found, StringComparison.Ordinal);
        if (at < 0 || !int.TryParse(line.AsSpan(line.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return;
        }

        _ports = line.StartsWith("Azurite Blob", StringComparison.Ordinal) ? _ports with { Blob = port }
            : line.StartsWith("Azurite Queue", StringComparison.Ordinal) ? _ports with { Queue = port }
            : _ports with { Table = port };
        if (_ports is { Blob: > 0, Queue: > 0, Table: > 0 })
        {
            _listening.TrySetResult(_ports);
        }
    }

    public void ReadError(string line)
    {
        if (!_listening.Task.IsCompleted)
        {
            Keep(line);
        }
    }

    /// <summary>Azurite closed its output; if it never listened, the start has failed.</summary>
    public void Ended() =>
        _listening.TrySetException(new AzuriteException($"Azurite ended before it listened. It printed:{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}"));

    private void Keep(string line)
    {
        if (_lines.Count < LinesKept)
        {
            _lines.Enqueue(line);
        }
    }
}
