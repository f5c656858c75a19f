using Newtonsoft.Json.Linq;
using Pipeline.Functions.Local.Events;
using Pipeline.Functions.Local.Http;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Settings;
using Pipeline.Functions.Local.Storage;
using Pipeline.Functions.Local.Triggers;

namespace Pipeline.Functions.Local.Startup;

/// <summary>Sorts the functions that the worker names into those that can run and those that cannot, and says why.</summary>
internal sealed class FunctionReview(FunctionApp app, StorageConnections connections, AppExtensions extensions)
{
    private static readonly string[] Triggers = ["httpTrigger", "queueTrigger", "blobTrigger", "timerTrigger"];
    private readonly BindingExpressions _expressions = new(app.Configuration);

    /// <summary>Fills the table.</summary>
    public void Fill(FunctionTable table, IEnumerable<RpcFunctionMetadata> named)
    {
        List<HostedFunction> functions = [];
        List<FunctionProblem> problems = [];
        foreach (
            RpcFunctionMetadata? metadata in named.Where(function =>
                app.Host.Functions.Count == 0 || app.Host.Functions.Contains(function.Name, StringComparer.OrdinalIgnoreCase)
            )
        )
        {
            HostedFunction? function = null;
            string? problem;
            try
            {
                function = new(metadata) { IsDisabled = IsDisabled(metadata.Name) };
                problem = ProblemOf(function);
            }
            catch (Exception error) when (error is InvalidDataException or MissingConnectionException)
            {
                problem = error.Message.TrimEnd('.');
            }

            if (function is null || (problem is not null && !function.IsDisabled))
            {
                problems.Add(new(metadata.Name, $"{metadata.EntryPoint} in {metadata.ScriptFile}", problem!));
            }
            else
            {
                functions.Add(problem is null ? function : new(metadata) { IsDisabled = true, IsBroken = true });
            }
        }

        table.Fill(functions, problems);
    }

    private bool IsDisabled(string name) =>
        (app.Configuration[$"AzureWebJobs.{name}.Disabled"] ?? app.Configuration[$"AzureWebJobs_{name}_Disabled"]) is { } disabled
        && (disabled == "1" || disabled.Equals("true", StringComparison.OrdinalIgnoreCase));

    private string? ProblemOf(HostedFunction function)
    {
        if (!Triggers.Contains(function.TriggerType, StringComparer.OrdinalIgnoreCase) && !extensions.Knows(function.TriggerType))
        {
            return $"its trigger {function.TriggerType} is not known to this host, which has {string.Join(", ", Triggers)}, "
                + "nor to an extension beside the app. "
                + "Disable the function with the setting AzureWebJobs.{name}.Disabled=true, or run the app under Core Tools".Replace(
                    "{name}",
                    function.Name,
                    StringComparison.Ordinal
                );
        }

        foreach (JObject? binding in function.Bindings.Where(binding => IsOfStorage((string)binding["type"]!)))
        {
            _ = connections.Get(HostedFunction.ConnectionOf(binding));
        }

        return (function.TriggerType.ToUpperInvariant(), function.Trigger) switch
        {
            ("HTTPTRIGGER", _) => HttpFunctions.ProblemOf(function, app.Host.Http.RoutePrefix),
            ("BLOBTRIGGER", JObject trigger) => PathProblemOf(trigger),
            ("QUEUETRIGGER", JObject trigger) => QueueNames.ProblemOf(_expressions.Resolve((string)trigger["queueName"]!)),
            ("TIMERTRIGGER", JObject trigger) => TimerProblemOf(_expressions.Resolve((string)trigger["schedule"]!)),
            _ => null,
        };
    }

    private static bool IsOfStorage(string type) => type.ToUpperInvariant() is "QUEUETRIGGER" or "QUEUE" or "BLOBTRIGGER" or "BLOB";

    private string? PathProblemOf(JObject trigger)
    {
        BlobPathPattern.Parse(_expressions.Resolve((string)trigger["path"]!));
        return null;
    }

    private static string? TimerProblemOf(string schedule) =>
        TimeSpan.TryParse(schedule, System.Globalization.CultureInfo.InvariantCulture, out _)
        || NCrontab.CrontabSchedule.TryParse(
            schedule,
            new NCrontab.CrontabSchedule.ParseOptions
            {
                IncludingSeconds = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6,
            }
        )
            is not null
            ? null
            : $"its schedule \"{schedule}\" is not an NCRONTAB expression "
                + "(second minute hour day month day-of-week, such as \"0 */5 * * * *\") nor a time span";
}
