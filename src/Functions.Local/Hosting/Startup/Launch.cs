using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Pipeline.Functions.Local.Testing;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>
/// What a host started in process is told besides its command line. It travels with the asynchronous flow of the entry point, so
/// that several hosts can start side by side in one process.
/// </summary>
internal sealed class Launch(LocalFunctionsHostOptions options, Assembly application, Recorder recorder)
{
    private static readonly AsyncLocal<Launch?> Ambient = new();

    /// <summary>The launch whose entry point is running here; null when the app was started from the command line.</summary>
    public static Launch? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public LocalFunctionsHostOptions Options { get; } = options;

    public Assembly Application { get; } = application;

    public Recorder Recorder { get; } = recorder;

    /// <summary>The app, once the entry point has built it.</summary>
    public TaskCompletionSource<WebApplication> Built { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
