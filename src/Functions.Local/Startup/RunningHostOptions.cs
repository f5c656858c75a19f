using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Storage;
using Pipeline.Functions.Local.Testing;
using Pipeline.Functions.Local.Workers;

namespace Pipeline.Functions.Local.Startup;

/// <summary>How a host runs its app.</summary>
internal sealed record RunningHostOptions
{
    /// <summary>The port of the HTTP functions; 0 for any free one.</summary>
    public required int Port { get; init; }

    /// <summary>Whether the worker connects to this host: one in another process, or one whose client this host cannot replace.</summary>
    public required bool WorkerConnects { get; init; }

    /// <summary>Starts the worker.</summary>
    public required Func<IServiceProvider, IWorkerLauncher> Launcher { get; init; }

    /// <summary>How the host makes its storage clients.</summary>
    public required StorageClientSettings Clients { get; init; }

    /// <summary>The Azurite whose access log tells of blobs and messages; null without one.</summary>
    public AzuriteServer? Azurite { get; init; }

    /// <summary>Whether callers need keys.</summary>
    public bool AsksForKeys { get; init; }

    /// <summary>Whether the host starts although some functions or listeners cannot; they are tried again.</summary>
    public bool AllowProblems { get; init; }

    /// <summary>Whether the log goes to the console.</summary>
    public bool LogsToConsole { get; init; }

    /// <summary>The clock by which leases of messages are renewed, and keys that are not known are looked for again.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Keeps log and invocations for tests.</summary>
    public Recorder? Recorder { get; init; }
}
