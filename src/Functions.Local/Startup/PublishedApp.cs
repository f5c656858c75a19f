using System.Text.Json;
using Pipeline.Functions.Local.Settings;

namespace Pipeline.Functions.Local.Startup;

/// <summary>An isolated-worker app as <c>dotnet publish</c> leaves it.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Program">Its program.</param>
public sealed record PublishedApp(string Folder, string Program)
{
    private const string WorkerConfig = "worker.config.json";
    private const string Metadata = "functions.metadata";

    /// <summary>Finds the app in a folder.</summary>
    /// <param name="folder">The folder that <c>dotnet publish</c> wrote, or that of a build.</param>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    /// <exception cref="SettingsFileException">The file that names its program cannot be read.</exception>
    public static PublishedApp Find(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = Path.GetFullPath(folder);
        string config = Path.Combine(path, WorkerConfig);
        if (!File.Exists(config))
        {
            throw new DirectoryNotFoundException(
                $"There is no isolated-worker function app in {path}: {WorkerConfig} is missing. "
                    + "Name the folder that `dotnet publish` wrote, or bin/Debug/net10.0 of a build."
            );
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(config));
            string program = json.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString()!;
            return new(path, program);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SettingsFileException($"{config} does not name the app's program. Publish the app again.", exception);
        }
    }

    /// <summary>The connections that its functions name.</summary>
    internal IEnumerable<string> ConnectionNames()
    {
        string path = Path.Combine(Folder, Metadata);
        if (!File.Exists(path))
        {
            yield break;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (
            JsonElement binding in json
                .RootElement.EnumerateArray()
                .SelectMany(function => function.GetProperty("bindings").EnumerateArray())
        )
        {
            if (binding.TryGetProperty("connection", out JsonElement name) && name.GetString() is { Length: > 0 } text)
            {
                yield return text;
            }
        }
    }
}
