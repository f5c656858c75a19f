using System.Collections.Concurrent;
using System.Globalization;

namespace Pipeline.Functions.Local.Azurite;

/// <summary>Reads what Azurite prints: first the ports it found, then its access log.</summary>
internal sealed class AzuriteStart
{
    private const int LinesKept = 40;
    private readonly TaskCompletionSource<AzuritePorts> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private AzuritePorts _ports;

    /// <summary>The ports, once all three services listen.</summary>
    public Task<AzuritePorts> Listening => _listening.Task;

    public AzuriteAccessLog AccessLog { get; } = new();

    public void Read(string line)
    {
        if (_listening.Task.IsCompleted)
        {
            if (!AccessLog.Publish(line))
            {
                Keep(_lines, line);
            }

            return;
        }

        Keep(_lines, line);
        const string Found = "successfully listening at ";
        int at = line.IndexOf(Found, StringComparison.Ordinal);
        if (at < 0 || !int.TryParse(line.AsSpan(line.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port))
        {
            return;
        }

        _ports =
            line.StartsWith("Azurite Blob", StringComparison.Ordinal) ? _ports with { Blob = port }
            : line.StartsWith("Azurite Queue", StringComparison.Ordinal) ? _ports with { Queue = port }
            : _ports with { Table = port };
        if (_ports is { Blob: > 0, Queue: > 0, Table: > 0 })
        {
            _listening.TrySetResult(_ports);
        }
    }

    public void ReadError(string line) => Keep(_errors, line);

    /// <summary>The last lines that Azurite printed, apart from its access log.</summary>
    public string LastWords => string.Join(Environment.NewLine, _lines.Concat(_errors));

    /// <summary>Azurite has ended; if it never listened, the start has failed.</summary>
    /// <param name="exitCode">How it ended.</param>
    public void Ended(int exitCode) =>
        _listening.TrySetException(
            new AzuriteException(
                _lines.IsEmpty && _errors.IsEmpty
                    ? $"Azurite ended before it listened, with exit code {exitCode} and without a word."
                    : $"Azurite ended before it listened, with exit code {exitCode}. Its last words:{Environment.NewLine}{LastWords}"
            )
        );

    private static void Keep(ConcurrentQueue<string> lines, string line)
    {
        lines.Enqueue(line);
        if (lines.Count > LinesKept)
        {
            lines.TryDequeue(out _);
        }
    }
}
