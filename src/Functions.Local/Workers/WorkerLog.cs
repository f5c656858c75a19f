using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Settings;

namespace Pipeline.Functions.Local.Workers;

/// <summary>Writes what a worker logs into the host's log, under the worker's own categories.</summary>
internal static class WorkerLog
{
    private const string Provider = "Microsoft.Azure.Functions.Worker.Logging.WorkerLoggerProvider";
    private const string WebServer = "Microsoft.AspNetCore";

    /// <summary>
    /// Has a worker in this process not send what the host leaves out: five entries of its web server for every request. Whatever the app
    /// or host.json say of them stays as it is.
    /// </summary>
    public static void LeaveOut(LoggerFilterOptions filters, HostSettings settings)
    {
        bool IsOfServer(string? category) => category?.StartsWith(WebServer, StringComparison.OrdinalIgnoreCase) ?? false;
        if (settings.LogLevels.Keys.Any(IsOfServer) || filters.Rules.Any(rule => IsOfServer(rule.CategoryName)))
        {
            return;
        }

        LogLevel others =
            filters.Rules.LastOrDefault(rule => string.IsNullOrEmpty(rule.CategoryName) && rule.ProviderName is null)?.LogLevel
            ?? filters.MinLevel;
        var least = (LogLevel)Math.Max((int)others, (int)LogLevel.Warning);
        filters.Rules.Add(new LoggerFilterRule(Provider, WebServer, least, null));
    }

    public static void Write(ILoggerFactory loggers, RpcLog entry)
    {
        var level = (LogLevel)entry.Level; // The numbers are the same.
        WorkerException? error = entry.Exception is { Message.Length: > 0 } failure ? WorkerException.Of(failure, "") : null;
        loggers
            .CreateLogger(entry.Category is { Length: > 0 } category ? category : "Worker")
            .Log(level, default, entry.Message, error, static (message, _) => message);
    }
}
