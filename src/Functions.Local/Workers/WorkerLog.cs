using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Rpc;

namespace Pipeline.Functions.Local.Workers;

/// <summary>Writes what a worker logs into the host's log, under the worker's own categories.</summary>
internal static class WorkerLog
{
    public static void Write(ILoggerFactory loggers, RpcLog entry)
    {
        var level = (LogLevel)entry.Level; // The numbers are the same.
        WorkerException? error = entry.Exception is { Message.Length: > 0 } failure ? WorkerException.Of(failure, "") : null;
        loggers
            .CreateLogger(entry.Category is { Length: > 0 } category ? category : "Worker")
            .Log(level, default, entry.Message, error, static (message, _) => message);
    }
}
