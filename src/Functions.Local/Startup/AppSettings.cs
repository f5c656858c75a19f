using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Local.Settings;
using Pipeline.Functions.Local.Storage;

namespace Pipeline.Functions.Local.Startup;

/// <summary>
/// Puts the settings of an app together: local.settings.json, environment variables over it, then what the host was told.
/// </summary>
internal static class AppSettings
{
    /// <summary>Reads the settings of the app in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="program">The program in it.</param>
    /// <param name="connections">The connections that its functions name.</param>
    /// <param name="options">What the host was told.</param>
    public static FunctionApp Read(string folder, string program, IEnumerable<string> connections, LocalFunctionsHostOptions options)
    {
        string root = options.ContentRoot ?? folder;
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        IConfigurationRoot environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        foreach ((string name, string? value) in LocalSettingsFile.Read(root))
        {
            settings[name] = environment[name] ?? value;
        }

        if (options.StorageConnectionString is { } storage)
        {
            foreach (string? name in connections.Append(StorageConnections.Default))
            {
                settings[name] = storage;
            }
        }

        foreach ((string name, string? value) in options.Settings)
        {
            settings[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        IConfigurationRoot configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(settings).Build();
        return new()
        {
            Folder = folder,
            Program = program,
            Arguments = [.. options.Arguments],
            Settings = settings,
            Configuration = configuration,
            Host = HostSettings.Read(root, configuration, options.HostJson),
            HostId = HostIdentity.Of(configuration["AzureFunctionsWebHost:hostid"], Path.GetFileNameWithoutExtension(program)),
        };
    }
}
