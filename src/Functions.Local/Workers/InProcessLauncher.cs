using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Workers;

/// <summary>
/// Runs the app's real entry point in this process. Its web server is called directly, and its worker where this host knows how its
/// client is made; otherwise the worker connects to the host.
/// </summary>
/// <param name="app">The app.</param>
/// <param name="assembly">Its assembly.</param>
/// <param name="run">Its entry point.</param>
/// <param name="client">Takes the place of the worker's gRPC client; null when it keeps that.</param>
/// <param name="overrides">Changes its services, after it has added its own.</param>
/// <param name="loggers">Where the host logs.</param>
internal sealed partial class InProcessLauncher(
    FunctionApp app,
    Assembly assembly,
    Func<string[], Task> run,
    DirectClient? client,
    Action<IServiceCollection>? overrides,
    ILoggerFactory loggers
) : IWorkerLauncher
{
    // A start changes what belongs to the whole process: the entry assembly, environment variables.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>The services of the app, once it has been built.</summary>
    public IServiceProvider? Services { get; private set; }

    public async Task<RunningWorker> LaunchAsync(
        WorkerChannel channel,
        Uri? host,
        IReadOnlyList<RpcFunctionMetadata>? functions,
        CancellationToken cancellationToken
    )
    {
        if (client is null)
        {
            Log.SpeaksGrpc(loggers.CreateLogger("LocalHost.Worker"));
        }

        await Turn.WaitAsync(cancellationToken);
        try
        {
            using var surroundings = ProcessSurroundings.Of(app, assembly);
            var server = new DirectServer();
            var entryPoint = EntryPoint.Start(
                run,
                Arguments(channel, host),
                services =>
                {
                    ThrowIfThereIsNoWorker(services);
                    services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
                    services.Replace(ServiceDescriptor.Singleton<IServer>(server));
                    client?.Replace(services, channel);
                    services.PostConfigure<LoggerFilterOptions>(filters => WorkerLog.LeaveOut(filters, app.Host));
                    overrides?.Invoke(services);
                }
            );
            try
            {
                IHost built = await entryPoint.Built.WaitAsync(cancellationToken);
                Services = built.Services;
                IReadOnlyList<RpcFunctionMetadata> loaded = await StartAsync(channel, entryPoint, built, functions, cancellationToken);
                return new InProcessWorker(channel, loaded, entryPoint.Ended, server);
            }
            catch
            {
                channel.Terminate();
                channel.End();
                if (entryPoint.Built.IsCompletedSuccessfully)
                {
                    StopQuietly(await entryPoint.Built);
                }

                throw;
            }
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<IReadOnlyList<RpcFunctionMetadata>> StartAsync(
        WorkerChannel channel,
        EntryPoint entryPoint,
        IHost built,
        IReadOnlyList<RpcFunctionMetadata>? functions,
        CancellationToken cancellationToken
    )
    {
        IHostApplicationLifetime lifetime = built.Services.GetRequiredService<IHostApplicationLifetime>();
        EndpointDataSource? routes = built.Services.GetService<EndpointDataSource>();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(started.SetResult);
        Task<IReadOnlyList<RpcFunctionMetadata>> loading = channel.StartAsync(app.Folder, functions, cancellationToken);
        var starting = Task.WhenAll(started.Task, loading);
        await Task.WhenAny(starting, loading, entryPoint.Ended).WaitAsync(cancellationToken);
        if (entryPoint.Ended.IsCompleted)
        {
            channel.End();
            await entryPoint.Ended;
            throw new WorkerException("The app stopped while it was starting; its log says why.");
        }

        await starting.WaitAsync(cancellationToken);
        _ = routes?.Endpoints; // The worker finds its route prefix by an environment variable, which is set only now.
        return await loading;
    }

    private static void StopQuietly(IHost host)
    {
        try
        {
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
        catch (ObjectDisposedException)
        {
            // An app that failed to start has disposed its services.
        }
    }

    private static void ThrowIfThereIsNoWorker(IServiceCollection services)
    {
        if (
            !services.Any(static service =>
                service.ServiceType.Namespace?.StartsWith("Microsoft.Azure.Functions.Worker", StringComparison.Ordinal) == true
            )
        )
        {
            throw new WorkerException(
                "The app has no isolated worker: its entry point must call FunctionsApplication.CreateBuilder(args).Build().Run()."
            );
        }
    }

    private string[] Arguments(WorkerChannel channel, Uri? host) =>
        [
            .. app.Arguments,
            .. app.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
            $"--Functions:Worker:HostEndpoint={host?.AbsoluteUri ?? "http://localhost/"}", // It must have one, even if it does not connect.
            $"--Functions:Worker:WorkerId={channel.Id}",
            $"--Functions:Worker:RequestId={Guid.NewGuid()}",
            $"--Functions:Worker:GrpcMaxMessageLength={int.MaxValue}",
        ];

    /// <summary>The app ends when its host says so, not by Ctrl-C.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class InProcessWorker(
        WorkerChannel channel,
        IReadOnlyList<RpcFunctionMetadata> functions,
        Task ended,
        DirectServer server
    ) : RunningWorker(channel, functions)
    {
        public override Task Ended => ended;

        public override Task ForwardAsync(HttpContext http) => server.RunAsync(http);

        public override async ValueTask DisposeAsync()
        {
            Channel.Terminate();
            await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Channel.End();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "The client of this version of the worker is none that this host knows: the worker speaks gRPC."
        )]
        public static partial void SpeaksGrpc(ILogger logger);
    }
}
