using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Hosting.Http;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Settings;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>Says at the start which functions run, where, and which do not and why.</summary>
internal sealed partial class StartReport(FunctionTable table, HostSettings settings, IServer server, IHostApplicationLifetime lifetime, ILoggerFactory loggers) : IHostedService
{
    private readonly ILogger _logger = loggers.CreateLogger("Host.Startup");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var warning in settings.Warnings)
        {
            Log.Setting(_logger, warning);
        }

        foreach (var name in settings.Functions.Where(name => table.Find(name) is null && !table.Problems.Any(problem => problem.Function.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            Log.Setting(_logger, $"host.json: functions names '{name}', but the app has no function of that name.");
        }

        foreach (var problem in table.Problems)
        {
            Log.Problem(_logger, problem);
        }

        lifetime.ApplicationStarted.Register(Report); // Kestrel knows its port only then.
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Report()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        foreach (var function in table.Functions)
        {
            Log.Function(_logger, function.Name, function.IsDisabled ? "disabled" : Describe(function, address));
        }
    }

    private string Describe(LoadedFunction function, string address) => function.Descriptor.Trigger switch
    {
        HttpTriggerAttribute http =>
            $"[{(http.Methods is { Length: > 0 } methods ? string.Join(',', methods).ToUpperInvariant() : "every method")}] {address}/{HttpFunctions.RouteOf(function.Descriptor, settings.Http.RoutePrefix).RawText}",
        BlobTriggerAttribute blob => $"blob {blob.BlobPath}",
        QueueTriggerAttribute queue => $"queue {queue.QueueName}",
        TimerTriggerAttribute timer => $"timer {timer.Schedule}",
        _ => function.Descriptor.TriggerType,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Problem}")]
        public static partial void Problem(ILogger logger, FunctionProblem problem);

        [LoggerMessage(2, LogLevel.Information, "{Function}: {Trigger}")]
        public static partial void Function(ILogger logger, string function, string trigger);

        [LoggerMessage(3, LogLevel.Warning, "{Warning}")]
        public static partial void Setting(ILogger logger, string warning);
    }
}
