using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Local.Testing;

/// <summary>Keeps the latest log entries and invocations of a host that runs in a test.</summary>
internal sealed class Recorder : ILoggerProvider
{
    private const int Kept = 50_000;
    private readonly ConcurrentQueue<CapturedLog> _logs = new();
    private readonly ConcurrentQueue<CapturedInvocation> _invocations = new();

    public IReadOnlyList<CapturedLog> Logs => [.. _logs];

    public IReadOnlyList<CapturedInvocation> Invocations => [.. _invocations];

    public void Add(CapturedInvocation invocation) => Add(_invocations, invocation);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    private static void Add<T>(ConcurrentQueue<T> queue, T item)
    {
        queue.Enqueue(item);
        if (queue.Count > Kept)
        {
            queue.TryDequeue(out _);
        }
    }

    private sealed class Logger(Recorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Add(recorder._logs, new(category, logLevel, formatter(state, exception), exception));
    }
}
