using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Local.Settings;

/// <summary>host.json, with the defaults and ranges of the real host.</summary>
internal sealed record HostSettings
{
    private const string Section = "AzureFunctionsJobHost";
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
        IConfigurationRoot raw = Load(folder, appSettings, overrides);
        if (raw["version"] is { } version and not "2.0")
        {
            throw new HostSettingException("version", version, "\"2.0\"");
        }

        return new()
        {
            Flat = raw.AsEnumerable().Where(value => value.Value is not null).ToDictionary(value => value.Key, value => value.Value),
            FunctionTimeout = TimeoutOf(raw),
            Functions = [.. raw.GetSection("functions").GetChildren().Select(name => name.Value).OfType<string>()],
            Warnings = HostJsonReview.Review(raw),
            LogLevels = LogLevelsOf(raw),
            Queues = QueueSettings.Read(raw.GetSection("extensions:queues")),
            Blobs = BlobSettings.Read(raw.GetSection("extensions:blobs")),
            Http = HttpSettings.Read(raw.GetSection("extensions:http")),
        };
    }

    private static IConfigurationRoot Load(string folder, IConfiguration appSettings, IEnumerable<KeyValuePair<string, string?>> overrides)
    {
        string file = Path.Combine(folder, FileName);
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(file, optional: true)
                .AddInMemoryCollection(appSettings.GetSection(Section).AsEnumerable(makePathsRelative: true))
                .AddInMemoryCollection(overrides)
                .Build();
        }
        catch (InvalidDataException error)
        {
            throw new SettingsFileException($"{file} is not valid JSON: {(error.InnerException ?? error).Message}", error);
        }
    }

    // The real host's default on every plan but Consumption, where it is 5 minutes and cannot be more than 10.
    private static TimeSpan? TimeoutOf(IConfiguration raw) =>
        raw["functionTimeout"] == "-1"
            ? null
            : new SettingReader(raw).Time("functionTimeout", TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(1), TimeSpan.FromDays(49));

    private static Dictionary<string, LogLevel> LogLevelsOf(IConfiguration raw) =>
        raw.GetSection("logging:logLevel")
            .GetChildren()
            .ToDictionary(level => level.Key.Equals("default", StringComparison.OrdinalIgnoreCase) ? "" : level.Key, LevelOf);

    private static LogLevel LevelOf(IConfigurationSection setting) =>
        Enum.TryParse(setting.Value, ignoreCase: true, out LogLevel level)
            ? level
            : throw SettingReader.Wrong(setting, $"one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
}
