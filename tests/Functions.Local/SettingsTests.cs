using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Settings;

namespace Pipeline.Functions.Local.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_file_everything_has_the_default_of_the_real_host_but_the_lease()
    {
        HostSettings settings = Read(null);
        Assert.Equal(16, settings.Queues.BatchSize);
        Assert.Equal(8 * Environment.ProcessorCount, settings.Queues.NewBatchThreshold);
        Assert.Equal(5, settings.Queues.MaxDequeueCount);
        Assert.Equal(TimeSpan.Zero, settings.Queues.VisibilityTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), settings.Queues.MaxPollingInterval);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.Queues.Lease);
        Assert.True(settings.Queues.Base64);
        Assert.Equal(8 * Environment.ProcessorCount, settings.Blobs.MaxDegreeOfParallelism);
        Assert.Equal(5, settings.Blobs.PoisonBlobThreshold);
        Assert.Equal("api", settings.Http.RoutePrefix);
        Assert.Equal(-1, settings.Http.MaxOutstandingRequests);
        Assert.Equal(-1, settings.Http.MaxConcurrentRequests);
        Assert.Equal(TimeSpan.FromMinutes(30), settings.FunctionTimeout);
        Assert.Empty(settings.Functions);
        Assert.Empty(settings.Warnings);
    }

    [Fact]
    public void The_file_is_read_and_app_settings_win_over_it()
    {
        HostSettings settings = Read(
            """
            {
              // Comments and trailing commas are allowed.
              "version": "2.0",
              "logging": { "logLevel": { "default": "Warning", "Function.X": "Debug" } },
              "extensions": {
                "http": { "routePrefix": "" },
                "queues": { "batchSize": 4, "maxPollingInterval": "00:00:00.500", "messageEncoding": "None" },
              },
            }
            """,
            ("AzureFunctionsJobHost:extensions:queues:maxDequeueCount", "3"),
            ("AzureFunctionsJobHost:extensions:queues:batchSize", "8")
        );
        Assert.Equal(8, settings.Queues.BatchSize);
        Assert.Equal(3, settings.Queues.MaxDequeueCount);
        Assert.Equal(TimeSpan.FromMilliseconds(500), settings.Queues.MaxPollingInterval);
        Assert.False(settings.Queues.Base64);
        Assert.Equal("", settings.Http.RoutePrefix);
        Assert.Equal([new("", LogLevel.Warning), new("Function.X", LogLevel.Debug)], settings.LogLevels.OrderBy(pair => pair.Key));
    }

    [Theory]
    [InlineData("version", "1.0", "\"2.0\"")]
    [InlineData("extensions.queues.batchSize", "33", "a whole number from 1 to 32")]
    [InlineData("extensions.queues.batchSize", "many", "a whole number from 1 to 32")]
    [InlineData("extensions.queues.newBatchThreshold", "-1", "a whole number from 0")]
    [InlineData("extensions.queues.maxDequeueCount", "0", "a whole number from 1")]
    [InlineData("extensions.queues.visibilityTimeout", "soon", "a time (hh:mm:ss)")]
    [InlineData("extensions.queues.maxPollingInterval", "00:00:00.05", "from 00:00:00.1000000")]
    [InlineData("extensions.queues.messageEncoding", "rot13", "base64, none")]
    [InlineData("extensions.blobs.maxDegreeOfParallelism", "0", "a whole number from 1")]
    [InlineData("extensions.blobs.poisonBlobThreshold", "0", "a whole number from 1")]
    [InlineData("extensions.http.maxOutstandingRequests", "0", "-1 (no limit)")]
    [InlineData("extensions.http.maxConcurrentRequests", "-2", "a whole number from -1")]
    [InlineData("logging.logLevel.default", "Loud", "Trace, Debug")]
    [InlineData("functionTimeout", "00:00:00.5", "from 00:00:01")]
    public void A_value_that_cannot_be_names_its_setting(string setting, string value, string allowed)
    {
        HostSettingException error = Assert.Throws<HostSettingException>(() =>
            HostSettings.Read(_folder, Configuration([]), [new(setting.Replace('.', ':'), value)])
        );
        Assert.Equal(setting, error.Setting);
        Assert.Contains($"{setting} is \"{value}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_real_host_honours_is_named_in_one_line() =>
        Assert.Equal(
            [
                "host.json: the local host does not honour extensions.durableTask, extensions.http.hsts, healthMonitor, "
                    + "logging.applicationInsights. The real host does.",
            ],
            Read(
                """
                {
                  "$schema": "https://json.schemastore.org/host.json", "version": "2.0", "functionTimeout": "-1",
                  "functions": [], "telemetryMode": "OpenTelemetry",
                  "healthMonitor": { "enabled": true },
                  "logging": {
                    "logLevel": {},
                    "applicationInsights": {
                      "samplingSettings": { "isEnabled": true, "excludedTypes": "Request" }, "enableLiveMetricsFilters": true
                    }
                  },
                  "extensions": {
                    "http": {
                      "hsts": { "isEnabled": true }, "dynamicThrottlesEnabled": false, "customHeaders": { "X-Frame-Options": "DENY" }
                    },
                    "durableTask": { "hubName": "x" }
                  }
                }
                """
            ).Warnings
        );

    [Theory]
    [InlineData("extensions:queues:batchsise", "Is extensions.queues.batchSize meant?")]
    [InlineData("extensions:queue:batchSize", "Is extensions.queues.batchSize meant?")]
    [InlineData("functionTimeOuts", "Is functionTimeout meant?")]
    [InlineData("extensions:blobs:whatever", "does nothing.")]
    public void A_setting_that_nobody_knows_is_named(string setting, string expected)
    {
        string warning = Assert.Single(HostSettings.Read(_folder, Configuration([]), [new(setting, "1")]).Warnings);
        Assert.StartsWith($"host.json: {setting.Replace(':', '.')} is not a setting", warning, StringComparison.Ordinal);
        Assert.EndsWith(expected, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_json_is_named() =>
        Assert.Contains(
            "host.json is not valid JSON",
            Assert.Throws<SettingsFileException>(() => Read("{")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Local_settings_are_read_as_settings()
    {
        File.WriteAllText(
            Path.Combine(_folder, "local.settings.json"),
            """{ "IsEncrypted": false, "Values": { "A": "x", "B__c": "y", "D": 1 } }"""
        );
        Assert.Equal([new("A", "x"), new("B:c", "y"), new("D", "1")], LocalSettingsFile.Read(_folder).OrderBy(pair => pair.Key));
    }

    [Theory]
    [InlineData("""{ "IsEncrypted": true, "Values": {} }""", "is encrypted")]
    [InlineData("""{ "Values": 1 }""", "is not a settings file")]
    [InlineData("nonsense", "is not a settings file")]
    public void Local_settings_that_cannot_be_read_say_why(string content, string expected)
    {
        File.WriteAllText(Path.Combine(_folder, "local.settings.json"), content);
        Assert.Contains(
            expected,
            Assert.Throws<SettingsFileException>(() => LocalSettingsFile.Read(_folder)).Message,
            StringComparison.Ordinal
        );
    }

    private HostSettings Read(string? json, params (string Key, string Value)[] appSettings)
    {
        if (json is not null)
        {
            File.WriteAllText(Path.Combine(_folder, "host.json"), json);
        }

        return HostSettings.Read(_folder, Configuration(appSettings), []);
    }

    private static IConfigurationRoot Configuration((string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build();
}
