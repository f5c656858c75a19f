using System.Globalization;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Functions.Telemetry;

/// <summary>
/// Sends traces, metrics and logs where the settings say: to Application Insights, to any OpenTelemetry collector, or nowhere.
/// </summary>
internal static class TelemetryServiceCollectionExtensions
{
    private const string ApplicationInsightsSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AuthenticationSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string SamplingSetting = "TraceSampling";

    // APPLICATIONINSIGHTS_AUTHENTICATION_STRING is “Authorization=AAD;ClientId=…”.
    private const string ClientId = "ClientId=";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        string? insights = configuration[ApplicationInsightsSetting];
        bool collector = !string.IsNullOrEmpty(configuration[CollectorSetting]);
        if (string.IsNullOrEmpty(insights) && !collector)
        {
            return services;
        }

        float sampling = ReadSampling(configuration[SamplingSetting]);
        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry();
        telemetry
            .UseFunctionsWorkerDefaults()
            .WithTracing(static traces => traces.AddSource(CatalogTelemetry.Name))
            .WithMetrics(static metrics => metrics.AddMeter(CatalogTelemetry.Name))
            .WithLogging();
        if (!string.IsNullOrEmpty(insights))
        {
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = insights;
                options.Credential = Credential(configuration[AuthenticationSetting]);

                // By the id of the trace, so that all steps of an article are kept or none. A rate, which is the exporter's default, would
                // lose steps.
                options.TracesPerSecond = null;
                options.SamplingRatio = sampling;
            });
        }
        else
        {
            telemetry.WithTracing(traces => traces.SetSampler(new TraceIdRatioBasedSampler(sampling)));
        }

        if (collector)
        {
            telemetry.UseOtlpExporter();
        }

        return services;
    }

    private static ManagedIdentityCredential? Credential(string? authentication)
    {
        string? part = authentication
            ?.Split(';')
            .FirstOrDefault(static part => part.StartsWith(ClientId, StringComparison.OrdinalIgnoreCase));
        return part is null ? null : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(part[ClientId.Length..]));
    }

    private static float ReadSampling(string? setting)
    {
        if (string.IsNullOrEmpty(setting))
        {
            return 1;
        }

        return float.TryParse(setting, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out float ratio) && ratio <= 1
            ? ratio
            : throw new InvalidOperationException(
                $"Setting {SamplingSetting} is '{setting}': set it to the share of traces to keep, from 0 to 1, such as 0.1."
            );
    }
}
