using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Http;

namespace Pipeline.Functions.Local.Startup;

/// <summary>Says at the start which functions run, where, and which do not and why.</summary>
internal static partial class StartReport
{
    public static void Write(ILoggerFactory loggers, FunctionApp app, FunctionTable table, Uri address)
    {
        ILogger logger = loggers.CreateLogger("LocalHost.Startup");
        foreach (string warning in app.Host.Warnings)
        {
            Log.Setting(logger, warning);
        }

        foreach (
            string? name in app.Host.Functions.Where(name =>
                table.Find(name) is null
                && !table.Problems.Any(problem => problem.Function.Equals(name, StringComparison.OrdinalIgnoreCase))
            )
        )
        {
            Log.Setting(logger, $"host.json: functions names '{name}', but the app has no function of that name.");
        }

        foreach (FunctionProblem problem in table.Problems)
        {
            Log.Problem(logger, problem);
        }

        foreach (HostedFunction function in table.Functions)
        {
            Log.Function(logger, function.Name, function.IsDisabled ? "disabled" : Describe(function, app.Host.Http.RoutePrefix, address));
        }
    }

    private static string Describe(HostedFunction function, string routePrefix, Uri address) =>
        function.TriggerType.ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => $"[{MethodsOf(function)}] {address}{HttpFunctions.RouteOf(function, routePrefix).RawText}",
            "BLOBTRIGGER" => $"blob {(string?)function.Trigger["path"]}",
            "QUEUETRIGGER" => $"queue {(string?)function.Trigger["queueName"]}",
            "TIMERTRIGGER" => $"timer {(string?)function.Trigger["schedule"]}",
            _ => function.TriggerType,
        };

    private static string MethodsOf(HostedFunction function) =>
        function.Methods is { Length: > 0 } methods ? string.Join(',', methods) : "every method";

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
