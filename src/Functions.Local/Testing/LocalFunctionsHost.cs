using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Http;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Storage;
using Pipeline.Functions.Local.Testing;
using Pipeline.Functions.Local.Workers;

namespace Pipeline.Functions.Local;

/// <summary>
/// A Functions host that runs an isolated-worker app on Azurite: in this process, from its real entry point, for tests and for
/// programs that bring their app along; or, from a published folder, in a process of its own.
/// </summary>
/// <example>
/// <code>
/// await using var host = await LocalFunctionsHost.StartAsync&lt;Program&gt;();
/// await articles.UploadBlobAsync("a.txt", content);
/// await host.WaitUntilIdleAsync();
/// var found = await host.CreateClient().GetStringAsync("api/articles");
/// </code>
/// </example>
public sealed class LocalFunctionsHost : IAsyncDisposable
{
    private readonly RunningHost _host;
    private readonly Recorder _recorder;
    private readonly InProcessLauncher? _launcher;
    private readonly AzuriteServer? _ownAzurite;
    private int _disposed;

    private LocalFunctionsHost(
        RunningHost host,
        Recorder recorder,
        InProcessLauncher? launcher,
        string storage,
        AzuriteServer? ownAzurite
    ) => (_host, _recorder, _launcher, StorageConnectionString, _ownAzurite) = (host, recorder, launcher, storage, ownAzurite);

    /// <summary>Where the HTTP functions are, with a slash at the end.</summary>
    public Uri BaseAddress => _host.BaseAddress;

    /// <summary>The storage account that the app runs on.</summary>
    public string StorageConnectionString { get; }

    /// <summary>The app's services.</summary>
    /// <exception cref="InvalidOperationException">The app runs in a process of its own.</exception>
    public IServiceProvider Services =>
        _launcher?.Services ?? throw new InvalidOperationException("The app runs in a process of its own; its services are there.");

    /// <summary>The functions that do not run, and why.</summary>
    public IReadOnlyList<FunctionProblem> Problems => _host.Problems;

    /// <summary>The latest log entries, oldest first.</summary>
    public IReadOnlyList<CapturedLog> Logs => _recorder.Logs;

    /// <summary>The latest invocations that have ended, in the order they ended.</summary>
    public IReadOnlyList<CapturedInvocation> Invocations => _recorder.Invocations;

    /// <summary>The process of the app's worker now; null when it runs in this process, or is being started again.</summary>
    public int? WorkerProcessId => _host.WorkerProcessId;

    /// <summary>Ends when the host has stopped.</summary>
    public Task Stopped => _host.Stopped;

    /// <summary>Runs a function app in this process, from its entry point.</summary>
    /// <typeparam name="TProgram">Any type of the app; <c>Program</c>, made visible by <c>public partial class Program;</c>.</typeparam>
    /// <param name="configure">Changes how it runs.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The host, once every listener listens and what already waited in storage has been found.</returns>
    /// <exception cref="FunctionProblemsException">Some function cannot run.</exception>
    /// <exception cref="StorageUnreachableException">A container could not be reached.</exception>
    public static Task<LocalFunctionsHost> StartAsync<TProgram>(
        Action<LocalFunctionsHostOptions>? configure = null,
        CancellationToken cancellationToken = default
    )
    {
        Assembly assembly = typeof(TProgram).Assembly;
        return StartAsync(assembly, EntryPoint.Of(assembly), configure, cancellationToken);
    }

    /// <summary>
    /// Runs a function app in this process, from an entry point that the caller gives; its functions are those of the caller's assembly.
    /// </summary>
    /// <param name="entryPoint">Builds and runs the app, as its <c>Program</c> would: <c>args =>
    /// FunctionsApplication.CreateBuilder(args).Build().RunAsync()</c>.</param>
    /// <param name="configure">Changes how it runs.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The host, once every listener listens and what already waited in storage has been found.</returns>
    public static Task<LocalFunctionsHost> StartAsync(
        Func<string[], Task> entryPoint,
        Action<LocalFunctionsHostOptions>? configure = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        return StartAsync(entryPoint.Method.Module.Assembly, entryPoint, configure, cancellationToken);
    }

    /// <summary>
    /// Runs a published function app in a process of its own, which is started again when it dies and ends with this one.
    /// </summary>
    /// <param name="folder">The folder that <c>dotnet publish</c> wrote, or that of a build.</param>
    /// <param name="configure">Changes how it runs.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The host, once every listener listens and what already waited in storage has been found.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or no function app in it.</exception>
    /// <exception cref="FunctionProblemsException">Some function cannot run.</exception>
    public static Task<LocalFunctionsHost> StartAsync(
        string folder,
        Action<LocalFunctionsHostOptions>? configure = null,
        CancellationToken cancellationToken = default
    )
    {
        var options = new LocalFunctionsHostOptions();
        configure?.Invoke(options);
        var published = PublishedApp.Find(folder);
        return StartAsync(
            published.Folder,
            published.Program,
            () => published.ConnectionNames(),
            options,
            workerConnects: true,
            (app, services) =>
                new ProcessLauncher(app, services.GetRequiredService<WorkerForwarder>(), services.GetRequiredService<ILoggerFactory>()),
            cancellationToken
        );
    }

    /// <summary>A client for the HTTP functions.</summary>
    public HttpClient CreateClient() => new() { BaseAddress = BaseAddress };

    /// <summary>
    /// Waits until the app has nothing to do: no invocation runs, no blob waits, no message is in a queue that a function listens to,
    /// hidden ones included. All that was put into storage before the call is seen.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken = default) => _host.WaitUntilIdleAsync(cancellationToken);

    /// <summary>Stops the app: what runs may end, what waits stays in storage.</summary>
    /// <param name="cancellationToken">When to cut short what still runs.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Stops the app, and the Azurite that was started for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _host.DisposeAsync();
        if (_ownAzurite is not null)
        {
            await _ownAzurite.DisposeAsync();
        }
    }

    private static Task<LocalFunctionsHost> StartAsync(
        Assembly assembly,
        Func<string[], Task> entryPoint,
        Action<LocalFunctionsHostOptions>? configure,
        CancellationToken cancellationToken
    )
    {
        var options = new LocalFunctionsHostOptions();
        configure?.Invoke(options);
        var client = DirectClient.Of(options.WorkerLibrary ?? DirectClient.LibraryOf(assembly));
        return StartAsync(
            Path.GetDirectoryName(assembly.Location)!,
            Path.GetFileName(assembly.Location),
            () => ConnectionNames.Of(assembly),
            options,
            workerConnects: client is null,
            (app, services) =>
                new InProcessLauncher(
                    app,
                    assembly,
                    entryPoint,
                    client,
                    options.ServiceOverrides,
                    services.GetRequiredService<ILoggerFactory>()
                ),
            cancellationToken
        );
    }

    private static async Task<LocalFunctionsHost> StartAsync(
        string folder,
        string program,
        Func<IEnumerable<string>> connections,
        LocalFunctionsHostOptions options,
        bool workerConnects,
        Func<FunctionApp, IServiceProvider, IWorkerLauncher> launcher,
        CancellationToken cancellationToken
    )
    {
        AzuriteServer? own = null;
        if (options is { Azurite: null, StorageConnectionString: null })
        {
            options.Azurite = own = await AzuriteServer.StartAsync(new AzuriteOptions(), cancellationToken);
        }

        options.StorageConnectionString ??= options.Azurite!.TakeAccount();
        try
        {
            FunctionApp app = AppSettings.Read(folder, program, connections(), options);
            var recorder = new Recorder();
            IWorkerLauncher? started = null;
            RunningHost host = await RunningHost.StartAsync(
                app,
                new RunningHostOptions
                {
                    Port = options.Port,
                    WorkerConnects = workerConnects,
                    Launcher = services => started = launcher(app, services),
                    Clients = new StorageClientSettings
                    {
                        ConfigureBlobClient = options.ConfigureBlobClient,
                        ConfigureQueueClient = options.ConfigureQueueClient,
                        Credential = options.Credential,
                    },
                    Azurite = options.Azurite,
                    AsksForKeys = options.EnableAuth || app.Configuration.GetValue<bool>("enableAuth"),
                    AllowProblems = options.AllowProblems,
                    LogsToConsole = options.LogToConsole,
                    Time = options.TimeProvider,
                    Recorder = recorder,
                },
                cancellationToken
            );
            return new(host, recorder, started as InProcessLauncher, options.StorageConnectionString, own);
        }
        catch when (own is not null)
        {
            await own.DisposeAsync();
            throw;
        }
    }
}
