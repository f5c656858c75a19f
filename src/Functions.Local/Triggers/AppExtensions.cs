using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Description;
using Microsoft.Azure.WebJobs.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>
/// The WebJobs extensions that an app brings along: the worker's SDK publishes them in the folder <c>.azurefunctions</c>, and
/// <c>extensions.json</c> names the type that starts each. Those that this host has itself are left there.
/// </summary>
internal sealed partial class AppExtensions
{
    private const string ListFile = "extensions.json";

    // Blobs and queues are this host's own, in its version; the last reads the functions of an in-process app.
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        typeof(BlobTriggerAttribute).Assembly.GetName().Name!,
        typeof(QueueTriggerAttribute).Assembly.GetName().Name!,
        typeof(TimerTriggerAttribute).Assembly.GetName().Name!,
        "Microsoft.Azure.WebJobs.Extensions.Http",
        "Microsoft.Azure.WebJobs.Extensions.FunctionMetadataLoader",
    };

    private readonly List<Type> _startups = [];
    private readonly HashSet<string> _bindings = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads them; one that cannot be loaded is told of, and its triggers stay unknown.</summary>
    public AppExtensions(FunctionApp app, ILoggerFactory loggers)
    {
        ILogger logger = loggers.CreateLogger("LocalHost.Extensions");
        string list = Path.Combine(app.Folder, ListFile);
        if (!File.Exists(list))
        {
            return;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (JsonElement extension in json.RootElement.GetProperty("extensions").EnumerateArray())
        {
            string typeName = extension.GetProperty("typeName").GetString()!;
            string[] name = typeName.Split(',', StringSplitOptions.TrimEntries);
            if (name.Length < 2 || Own.Contains(name[1]))
            {
                continue;
            }

            try
            {
                Load(Path.GetFullPath(Path.Combine(app.Folder, extension.GetProperty("hintPath").GetString()!)), name[0]);
                Log.Loaded(logger, name[1]);
            }
#pragma warning disable CA1031 // Whatever is wrong with an extension, the functions without it run.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Log.NotLoaded(logger, name[1], error);
            }
        }
    }

    /// <summary>Whether one of them has a binding, such as <c>eventGridTrigger</c>.</summary>
    public bool Knows(string binding) => _bindings.Contains(binding);

    /// <summary>Has them add what they are made of.</summary>
    public void AddTo(IWebJobsBuilder jobs, WebJobsBuilderContext context)
    {
        foreach (Type startup in _startups)
        {
            switch (Activator.CreateInstance(startup))
            {
                case IWebJobsStartup2 second:
                    second.Configure(context, jobs);
                    break;
                case IWebJobsStartup first:
                    first.Configure(jobs);
                    break;
            }
        }
    }

    private void Load(string path, string typeName)
    {
        Assembly assembly = new Bundle(Path.GetDirectoryName(path)!).LoadFromAssemblyPath(path);
        Type startup = assembly.GetType(typeName, throwOnError: true)!;
        _bindings.UnionWith(
            assembly
                .GetExportedTypes()
                .Where(static type => typeof(Attribute).IsAssignableFrom(type) && type.IsDefined(typeof(BindingAttribute)))
                .Select(static type => type.Name[..^nameof(Attribute).Length])
        );
        _startups.Add(startup);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The app's own extension {Extension} is loaded.")]
        public static partial void Loaded(ILogger logger, string extension);

        [LoggerMessage(2, LogLevel.Warning, "The app's own extension {Extension} could not be loaded; functions that need it do not run.")]
        public static partial void NotLoaded(ILogger logger, string extension, Exception error);
    }

    /// <summary>
    /// Assemblies of a bundle. What this host has in the same version or a newer one is shared, so that both mean the same types.
    /// </summary>
    private sealed class Bundle(string folder) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(folder, assemblyName.Name + ".dll");
            return !IsShared(assemblyName) && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }

        private static bool IsShared(AssemblyName wanted)
        {
            try
            {
                return Default.LoadFromAssemblyName(new AssemblyName(wanted.Name!)).GetName().Version >= wanted.Version;
            }
            catch (FileNotFoundException)
            {
                return false;
            }
        }
    }
}
