using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Infrastructure.Tests;

/// <summary>Alerts, workbook and runbook speak of metrics that the code has.</summary>
public sealed partial class MetricsTests
{
    [Theory]
    [InlineData("infra/modules/alerts.bicep")]
    [InlineData("infra/modules/workbook.json")]
    [InlineData("docs/operations.md")]
    public void A_metric_that_is_named_is_one_that_is_measured(string file)
    {
        HashSet<string> measured = Measured();

        string[] named =
        [
            .. MetricName().Matches(File.ReadAllText(Path.Combine(Bicep.Root, file))).Select(static match => match.Value).Distinct(),
        ];

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, measured));
    }

    private static HashSet<string> Measured()
    {
        var names = new HashSet<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == CatalogTelemetry.Name)
                {
                    names.Add(instrument.Name);
                }
            },
        };
        listener.Start();
        using var telemetry = new CatalogTelemetry(TimeProvider.System);
        return names;
    }

    [GeneratedRegex(@"\bpipeline\.(?:article|articles|queue)\.[a-z_.]*[a-z]")]
    private static partial Regex MetricName();
}
