using System.Collections;
using System.Reflection;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Workers;

/// <summary>
/// What an app finds around it while it starts: it is the entry assembly, its folder is named, and no environment variable says other
/// than its settings. Put back afterwards.
/// </summary>
internal sealed class ProcessSurroundings : IDisposable
{
    private const string FolderVariable = "FUNCTIONS_APPLICATION_DIRECTORY";

    private readonly Assembly? _entry;
    private readonly Dictionary<string, string?> _variables = [];

    private ProcessSurroundings(Assembly? entry) => _entry = entry;

    public static ProcessSurroundings Of(FunctionApp app, Assembly assembly)
    {
        var surroundings = new ProcessSurroundings(Assembly.GetEntryAssembly());
        Assembly.SetEntryAssembly(assembly);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            // An app reads environment variables after its command line, on which its settings are.
            string name = (string)variable.Key;
            if (app.Settings.ContainsKey(name.Replace("__", ":", StringComparison.Ordinal)))
            {
                surroundings.Set(name, null);
            }
        }

        surroundings.Set(FolderVariable, app.Folder);
        return surroundings;
    }

    public void Dispose()
    {
        Assembly.SetEntryAssembly(_entry);
        foreach ((string name, string? value) in _variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    private void Set(string name, string? value)
    {
        _variables[name] = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
