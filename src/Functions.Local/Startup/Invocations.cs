using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Testing;

namespace Pipeline.Functions.Local.Startup;

/// <summary>Watches over every run of a function: counts it as work in hand, logs how it ended, keeps it for tests.</summary>
internal sealed partial class Invocations(HostActivity activity, ILoggerFactory loggers, Recorder? recorder = null)
{
    private readonly ILogger _logger = loggers.CreateLogger("LocalHost.Functions");

    /// <summary>Runs a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="id">The id of this run.</param>
    /// <param name="trigger">What started it, for a person.</param>
    /// <param name="run">The run, its outputs included; it returns what the function returned.</param>
    public async Task RunAsync(HostedFunction function, string id, string trigger, Func<Task<string?>> run)
    {
        long started = Stopwatch.GetTimestamp();
        activity.Begin();
        try
        {
            string? result = await run();
            End(new(function.Name, id, trigger, result, null, Stopwatch.GetElapsedTime(started)));
        }
        catch (Exception error)
        {
            End(new(function.Name, id, trigger, null, error, Stopwatch.GetElapsedTime(started)));
            throw;
        }
        finally
        {
            activity.End();
        }
    }

    private void End(CapturedInvocation invocation)
    {
        recorder?.Add(invocation);
        if (invocation.Error is null)
        {
            Log.Succeeded(_logger, invocation.Function, invocation.Trigger, invocation.Duration.TotalMilliseconds);
        }
        else
        {
            Log.Failed(_logger, invocation.Function, invocation.Trigger, invocation.Duration.TotalMilliseconds, invocation.Error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Function} succeeded ({Trigger}) in {Milliseconds:0.0} ms.")]
        public static partial void Succeeded(ILogger logger, string function, string trigger, double milliseconds);

        [LoggerMessage(2, LogLevel.Error, "{Function} failed ({Trigger}) after {Milliseconds:0.0} ms.")]
        public static partial void Failed(ILogger logger, string function, string trigger, double milliseconds, Exception error);
    }
}
