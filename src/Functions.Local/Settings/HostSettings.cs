using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Local.Settings;

/// <summary>host.json, with the defaults and ranges of the real host.</summary>
internal sealed record HostSettings
{
    private const string Section = "AzureFunctionsJobHost";
    private const string LeaseKey = "extensions:queues:localLease";
    private const string FileName = "host.json";

    /// <summary>How long a function may run; null for any time.</summary>
    public required TimeSpan? FunctionTimeout { get; init; }

    /// <summary><c>functions</c>: the names of those to run; empty for all.</summary>
    public required IReadOnlyList<string> Functions { get; init; }

    /// <summary>What a person should know about settings that do nothing here.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Everything that host.json and what overrides it say, by <c>extensions:queues:batchSize</c>.</summary>
    public required IReadOnlyDictionary<string, string?> Flat { get; init; }

    public required QueueSettings Queues { get; init; }

    public required BlobSettings Blobs { get; init; }

    public required HttpSettings Http { get; init; }

    /// <summary><c>logging.logLevel</c>: the least level by category; the empty category is the default.</summary>
    public required IReadOnlyDictionary<string, LogLevel> LogLevels { get; init; }

    /// <summary>What is in force, in the form of host.json.</summary>
    public object Effective =>
        new
        {
            version = "2.0",
            functionTimeout = FunctionTimeout,
            extensions = new
            {
                http = Http,
                queues = Queues,
                blobs = Blobs,
            },
        };

    /// <summary>
    /// Reads host.json of a folder; app settings such as <c>AzureFunctionsJobHost__extensions__queues__batchSize</c> win over it.
    /// </summary>
    /// <param name="folder">The folder of the app. Without a host.json everything has its default.</param>
    /// <param name="appSettings">The app's settings.</param>
    /// <param name="overrides">Values a test sets, by <c>extensions:queues:batchSize</c>.</param>
    /// <exception cref="HostSettingException">A value cannot be.</exception>
    /// <exception cref="SettingsFileException">The file is not JSON.</exception>
    public static HostSettings Read(string folder, IConfiguration appSettings, IEnumerable<KeyValuePair<string, string?>> overrides)
    {
        IConfigurationRoot raw;
        try
        {
            raw = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(folder, FileName), optional: true)
                .AddInMemoryCollection(appSettings.GetSection(Section).AsEnumerable(makePathsRelative: true))
                .AddInMemoryCollection(overrides)
                .Build();
        }
        catch (InvalidDataException error)
        {
            throw new SettingsFileException(
                $"{Path.Combine(folder, FileName)} is not valid JSON: {(error.InnerException ?? error).Message}",
                error
            );
        }

        string? version = raw["version"];
        if (version is not (null or "2.0"))
        {
            throw new HostSettingException("version", version, "\"2.0\"");
        }

        int batchSize = Number(raw, "extensions:queues:batchSize", 16, 1, 32);
        return new()
        {
            Flat = raw.AsEnumerable().Where(value => value.Value is not null).ToDictionary(value => value.Key, value => value.Value),
            FunctionTimeout = Timeout(raw, "functionTimeout"),
            Functions = [.. raw.GetSection("functions").GetChildren().Select(name => name.Value).OfType<string>()],
            Warnings = HostJsonReview.Review(raw),
            LogLevels = raw.GetSection("logging:logLevel")
                .GetChildren()
                .ToDictionary(
                    level => level.Key.Equals("default", StringComparison.OrdinalIgnoreCase) ? "" : level.Key,
                    level =>
                        Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out LogLevel parsed)
                            ? parsed
                            : throw Wrong(level.Path, level.Value ?? "", $"one of {string.Join(", ", Enum.GetNames<LogLevel>())}")
                ),
            Queues = new()
            {
                BatchSize = batchSize,
                NewBatchThreshold = Number(
                    raw,
                    "extensions:queues:newBatchThreshold",
                    batchSize / 2 * Environment.ProcessorCount,
                    0,
                    int.MaxValue
                ),
                MaxDequeueCount = Number(raw, "extensions:queues:maxDequeueCount", 5, 1, int.MaxValue),
                VisibilityTimeout = Time(raw, "extensions:queues:visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
                // `func` on a laptop runs as Development, whose default is 2 s instead of a minute.
                MaxPollingInterval = Time(
                    raw,
                    "extensions:queues:maxPollingInterval",
                    TimeSpan.FromSeconds(2),
                    TimeSpan.FromMilliseconds(100),
                    TimeSpan.MaxValue
                ),
                // Ten minutes on the real host. A host that was killed leaves its messages hidden for that long, which on a laptop looks
                // like a lost message; renewal makes a short hold as safe.
                Lease = Time(raw, LeaseKey, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), TimeSpan.FromDays(7)),
                Base64 = Choice(raw, "extensions:queues:messageEncoding", "base64", "none") == "base64",
            },
            Blobs = new()
            {
                MaxDegreeOfParallelism = Number(
                    raw,
                    "extensions:blobs:maxDegreeOfParallelism",
                    8 * Environment.ProcessorCount,
                    1,
                    int.MaxValue
                ),
                PoisonBlobThreshold = Number(raw, "extensions:blobs:poisonBlobThreshold", 5, 1, int.MaxValue),
            },
            Http = new()
            {
                RoutePrefix = (raw["extensions:http:routePrefix"] ?? "api").Trim('/'),
                MaxOutstandingRequests = Limit(raw, "extensions:http:maxOutstandingRequests"),
                MaxConcurrentRequests = Limit(raw, "extensions:http:maxConcurrentRequests"),
                CustomHeaders = raw.GetSection("extensions:http:customHeaders")
                    .GetChildren()
                    .ToDictionary(header => header.Key, header => header.Value ?? ""),
            },
        };
    }

    // The real host's default on every plan but Consumption, where it is 5 minutes and cannot be more than 10.
    private static TimeSpan? Timeout(IConfiguration raw, string key) =>
        raw[key] == "-1" ? null : Time(raw, key, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(1), TimeSpan.FromDays(49));

    private static int Limit(IConfiguration raw, string key)
    {
        int value = Number(raw, key, -1, -1, int.MaxValue);
        return value != 0 ? value : throw Wrong(key, "0", "-1 (no limit) or a whole number from 1");
    }

    private static int Number(IConfiguration raw, string key, int fallback, int least, int most)
    {
        if (raw[key] is not { } text)
        {
            return fallback;
        }

        return
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= least
            && value <= most
            ? value
            : throw Wrong(key, text, most == int.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}");
    }

    private static TimeSpan Time(IConfiguration raw, string key, TimeSpan fallback, TimeSpan least, TimeSpan most)
    {
        if (raw[key] is not { } text)
        {
            return fallback;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) && value >= least && value <= most
            ? value
            : throw Wrong(
                key,
                text,
                most == TimeSpan.MaxValue ? $"a time (hh:mm:ss) from {least}" : $"a time (hh:mm:ss) from {least} to {most}"
            );
    }

    private static string Choice(IConfiguration raw, string key, params string[] choices)
    {
        if (raw[key] is not { } text)
        {
            return choices[0];
        }

        return Array.Find(choices, choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(key, text, $"one of {string.Join(", ", choices)}");
    }

    private static HostSettingException Wrong(string key, string value, string allowed) => new(key.Replace(':', '.'), value, allowed);
}
