using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using OpenTelemetry;

namespace Pipeline.Functions.Telemetry;

/// <summary>What the host adds to telemetry: the real worker's spans and resource, and the word to the host that the worker reports for itself.</summary>
internal static class FunctionsHostTelemetry
{
    public static IOpenTelemetryBuilder UseFunctionsHost(this IOpenTelemetryBuilder telemetry) => telemetry.UseFunctionsWorkerDefaults();
}
