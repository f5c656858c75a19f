using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>
/// Traces and measures invocations under OpenTelemetry's names. The source has the name of the real worker's, so that an app that
/// listens to the one listens to the other.
/// </summary>
internal readonly struct FunctionTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Microsoft.Azure.Functions.Worker";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("faas.invoke_duration", "s", "Time a function ran.");
    private static readonly Counter<long> Invocations = Meter.CreateCounter<long>("faas.invocations", "{invocation}", "Invocations that succeeded.");
    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("faas.errors", "{error}", "Invocations that failed.");

    private readonly Activity _activity;
    private readonly string _function;
    private readonly string _trigger;

    private FunctionTelemetry(Activity activity, string function, string trigger) => (_activity, _function, _trigger) = (activity, function, trigger);

    public static FunctionTelemetry Start(LoadedFunction function, Trigger trigger)
    {
        // https://opentelemetry.io/docs/specs/semconv/attributes-registry/faas/
        var kind = function.Descriptor.TriggerType switch
        {
            "httpTrigger" => "http",
            "blobTrigger" => "datasource",
            "queueTrigger" => "pubsub",
            "timerTrigger" => "timer",
            _ => "other",
        };
        var name = $"function {function.Name}";
        var parent = trigger.Parent == default ? Activity.Current?.Context ?? default : trigger.Parent;
        var activity = Source.StartActivity(name, kind switch { "http" => ActivityKind.Server, "timer" => ActivityKind.Internal, _ => ActivityKind.Consumer }, parent)
            ?? StartUnwatched(name, parent);
        activity.SetTag("faas.name", function.Name).SetTag("faas.trigger", kind);
        return new(activity, function.Name, kind);
    }

    /// <summary>Nobody watches here, but the trace goes on: into the function's context, its log and what it sends.</summary>
    private static Activity StartUnwatched(string name, ActivityContext parent)
    {
        var activity = new Activity(name) { IsAllDataRequested = false };
        if (parent != default)
        {
            activity.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
            activity.TraceStateString = parent.TraceState;
        }

        return activity.Start();
    }

    public void Identify(string invocationId) => _activity.SetTag("faas.invocation_id", invocationId);

    public void End(Exception? failure, TimeSpan duration)
    {
        var tags = new TagList { { "faas.name", _function }, { "faas.trigger", _trigger } };
        Durations.Record(duration.TotalSeconds, tags);
        (failure is null ? Invocations : Errors).Add(1, tags);
        if (failure is not null)
        {
            _activity.SetStatus(ActivityStatusCode.Error, failure.Message);
            _activity.AddException(failure);
        }
    }

    public void Dispose() => _activity.Dispose();
}
