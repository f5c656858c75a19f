using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Hosting.Startup;
using Pipeline.Functions.Local.Testing;

namespace Pipeline.Functions.Local;

/// <summary>
/// A function app that runs in this process, from its real entry point, on Azurite: for tests, and for programs that bring their
/// function app along.
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
    private readonly WebApplication _app;
    private readonly Task _entryPoint;
    private readonly Recorder _recorder;
    private readonly IdleWatch _idle;
    private readonly ListenerService _listeners;
    private readonly AzuriteServer? _ownAzurite;
    private int _disposed;

    private LocalFunctionsHost(WebApplication app, Task entryPoint, Recorder recorder, LocalFunctionsHostOptions options, AzuriteServer? ownAzurite)
    {
        (_app, _entryPoint, _recorder, _ownAzurite) = (app, entryPoint, recorder, ownAzurite);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        BaseAddress = new Uri(address + "/");
        StorageConnectionString = options.StorageConnectionString!;
        Problems = app.Services.GetRequiredService<FunctionTable>().Problems;
        _listeners = app.Services.GetRequiredService<ListenerService>();
        _idle = ActivatorUtilities.CreateInstance<IdleWatch>(app.Services);
    }

    /// <summary>Where the HTTP functions are, with a slash at the end.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The storage account that the app runs on.</summary>
    public string StorageConnectionString { get; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The functions that do not run, and why.</summary>
    public IReadOnlyList<FunctionProblem> Problems { get; }

    /// <summary>The latest log entries, oldest first.</summary>
    public IReadOnlyList<CapturedLog> Logs => _recorder.Logs;

    /// <summary>The latest invocations that have ended, in the order they ended.</summary>
    public IReadOnlyList<CapturedInvocation> Invocations => _recorder.Invocations;

    /// <summary>Ends when the app has stopped.</summary>
    public Task Stopped => _entryPoint;

    /// <summary>Runs a function app from its entry point.</summary>
    /// <typeparam name="TProgram">Any type of the app; <c>Program</c>, made visible by <c>public partial class Program;</c>.</typeparam>
    /// <param name="configure">Changes how it runs.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The host, once every listener listens and what already waited in storage has been found.</returns>
    /// <exception cref="FunctionProblemsException">Some function cannot run.</exception>
    /// <exception cref="StorageUnreachableException">A queue or container could not be reached.</exception>
    public static Task<LocalFunctionsHost> StartAsync<TProgram>(Action<LocalFunctionsHostOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var application = typeof(TProgram).Assembly;
        var entryPoint = application.EntryPoint
            ?? throw new ArgumentException($"{application.GetName().Name} has no entry point: name a type of the function app itself.");
        return StartAsync(application, options => RunEntryPoint(entryPoint, options), configure, cancellationToken);
    }

    /// <summary>Runs functions that need no entry point of their own; their services come from the options.</summary>
    /// <param name="configure">Names the classes with functions, and changes how they run.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The host, once every listener listens and what already waited in storage has been found.</returns>
    /// <exception cref="FunctionProblemsException">Some function cannot run.</exception>
    /// <exception cref="StorageUnreachableException">A queue or container could not be reached.</exception>
    public static Task<LocalFunctionsHost> StartAsync(Action<LocalFunctionsHostOptions> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return StartAsync(configure.Method.Module.Assembly, RunDefault, configure, cancellationToken);
    }

    /// <summary>A client for the HTTP functions.</summary>
    public HttpClient CreateClient() => new() { BaseAddress = BaseAddress };

    /// <summary>
    /// Waits until the app has nothing to do: no invocation runs, no blob waits, no message is in a queue that a function listens to,
    /// hidden ones included. All that was put into storage before the call is seen.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken = default) => _idle.WaitAsync(cancellationToken);

    /// <summary>Stops the app: what runs may end, what waits stays in storage.</summary>
    /// <param name="cancellationToken">When to cut short what still runs.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        // The entry point stops and disposes the app itself, as it does on Ctrl-C.
        _app.Lifetime.StopApplication();
        try
        {
            await _entryPoint.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!_entryPoint.IsCompleted)
        {
            await _listeners.StopAsync(cancellationToken);
            await _entryPoint;
        }
    }

    /// <summary>Stops the app, and the Azurite that was started for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        if (!_entryPoint.IsCompleted)
        {
            await StopAsync(CancellationToken.None);
        }

        if (_ownAzurite is not null)
        {
            await _ownAzurite.DisposeAsync();
        }
    }

    private static async Task<LocalFunctionsHost> StartAsync(
        Assembly application, Func<LocalFunctionsHostOptions, Task> run, Action<LocalFunctionsHostOptions>? configure, CancellationToken cancellationToken)
    {
        var options = new LocalFunctionsHostOptions();
        configure?.Invoke(options);
        AzuriteServer? own = null;
        if (options is { Azurite: null, StorageConnectionString: null })
        {
            options.Azurite = own = await AzuriteServer.StartAsync(new AzuriteOptions(), cancellationToken);
        }

        options.StorageConnectionString ??= options.Azurite!.TakeAccount();
        try
        {
            var launch = new Launch(options, application, new Recorder());
            var entryPoint = RunOnThread(launch, run);
            var app = await BuiltAsync(launch, entryPoint, cancellationToken);
            var lifetime = app.Lifetime; // An app that fails to start disposes its services.
            try
            {
                await ReadyAsync(app, entryPoint, options, cancellationToken);
                return new(app, entryPoint, launch.Recorder, options, own);
            }
            catch
            {
                lifetime.StopApplication();
                await entryPoint.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }
        catch when (own is not null)
        {
            await own.DisposeAsync();
            throw;
        }
    }

    private static async Task<WebApplication> BuiltAsync(Launch launch, Task entryPoint, CancellationToken cancellationToken)
    {
        await Task.WhenAny(launch.Built.Task, entryPoint).WaitAsync(cancellationToken);
        if (!launch.Built.Task.IsCompleted)
        {
            await entryPoint;
            throw new InvalidOperationException("The entry point ended without building a function app: it must call FunctionsApplication.CreateBuilder(args).Build().Run().");
        }

        return await launch.Built.Task;
    }

    private static async Task ReadyAsync(WebApplication app, Task entryPoint, LocalFunctionsHostOptions options, CancellationToken cancellationToken)
    {
        var table = app.Services.GetRequiredService<FunctionTable>();
        if (table.Problems.Count > 0 && !options.AllowProblems)
        {
            throw new FunctionProblemsException(table.Problems);
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = app.Lifetime.ApplicationStarted.Register(started.SetResult);
        var listening = Task.WhenAll([started.Task, .. table.ActiveListeners.Select(listener => listener.Ready)]);
        await Task.WhenAny(listening, entryPoint).WaitAsync(cancellationToken);
        if (!listening.IsCompleted)
        {
            await entryPoint;
            throw new InvalidOperationException("The app stopped while it was starting; its log says why.");
        }

        await listening;
    }

    /// <summary>An entry point usually blocks until the app ends, so it gets a thread of its own.</summary>
    private static Task RunOnThread(Launch launch, Func<LocalFunctionsHostOptions, Task> run) =>
        Task.Factory.StartNew(
            () =>
            {
                Launch.Current = launch;
                return run(launch.Options);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();

    private static async Task RunEntryPoint(MethodInfo entryPoint, LocalFunctionsHostOptions options)
    {
        object?[] arguments = entryPoint.GetParameters().Length == 0 ? [] : [options.Arguments.ToArray()];
        var result = entryPoint.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (result is Task task)
        {
            await task;
        }

        if (result is int and not 0)
        {
            throw new InvalidOperationException($"The app ended with exit code {result}.");
        }
    }

    private static Task RunDefault(LocalFunctionsHostOptions options)
    {
        var builder = FunctionsApplication.CreateBuilder([.. options.Arguments]);
        builder.ConfigureFunctionsWebApplication();
        return builder.Build().RunAsync();
    }
}
