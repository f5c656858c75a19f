using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Pipeline.Functions.Telemetry;

/// <summary>What the host adds to telemetry: the spans and metrics of invocations, under the real worker's name.</summary>
internal static class FunctionsHostTelemetry
{
    private const string Worker = "Microsoft.Azure.Functions.Worker";

    public static IOpenTelemetryBuilder UseFunctionsHost(this IOpenTelemetryBuilder telemetry) => telemetry
        .ConfigureResource(static resource => resource.AddService("pipeline", autoGenerateServiceInstanceId: false))
        .WithTracing(static traces => traces.AddSource(Worker))
        .WithMetrics(static metrics => metrics.AddMeter(Worker));
}
