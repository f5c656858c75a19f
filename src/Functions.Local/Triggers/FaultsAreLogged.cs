using System.Runtime.ExceptionServices;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>What escapes a listener is logged; the SDK's own handler ends the process.</summary>
internal sealed partial class FaultsAreLogged(ILoggerFactory loggers) : IWebJobsExceptionHandlerFactory, IWebJobsExceptionHandler
{
    private readonly ILogger _logger = loggers.CreateLogger("LocalHost.Triggers");

    public IWebJobsExceptionHandler Create(IHost jobHost) => this;

    public Task OnTimeoutExceptionAsync(ExceptionDispatchInfo exceptionInfo, TimeSpan timeoutGracePeriod)
    {
        Log.Timeout(_logger, exceptionInfo.SourceException);
        return Task.CompletedTask;
    }

    public Task OnUnhandledExceptionAsync(ExceptionDispatchInfo exceptionInfo)
    {
        Log.Fault(_logger, exceptionInfo.SourceException);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A function did not end when its time (functionTimeout in host.json) was over.")]
        public static partial void Timeout(ILogger logger, Exception error);

        [LoggerMessage(2, LogLevel.Error, "A listener failed; it goes on.")]
        public static partial void Fault(ILogger logger, Exception error);
    }
}
