using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Admin;
using Pipeline.Functions.Local.Events;
using Pipeline.Functions.Local.Http;
using Pipeline.Functions.Local.Keys;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Storage;
using Pipeline.Functions.Local.Triggers;
using Pipeline.Functions.Local.Workers;

namespace Pipeline.Functions.Local.Startup;

/// <summary>
/// One host of one app. It starts in this order: server, worker, routes, listeners, events; and stops in the other. What need not wait
/// for the one before is made ready beside it: most of a start is code that runs for the first time.
/// </summary>
internal sealed partial class RunningHost : IAsyncDisposable
{
    private const long LargestRequest = 104_857_600; // As the real host.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(5);

    private readonly FunctionApp _app;
    private readonly WebApplication _server;
    private readonly RunningHostOptions _options;
    private readonly LateRoutes _routes = new();
    private readonly Worker _worker;
    private readonly FunctionTable _table;
    private readonly StorageConnections _connections;
    private readonly HostActivity _activity;
    private readonly ILoggerFactory _loggers;
    private readonly List<BlobEvents> _events = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<TriggerHost>? _building;
    private TriggerHost? _triggers;
    private IDisposable? _signals;
    private IdleWatch? _idle;
    private int _stopping;

    private RunningHost(FunctionApp app, WebApplication server, RunningHostOptions options)
    {
        (_app, _server, _options) = (app, server, options);
        _loggers = server.Services.GetRequiredService<ILoggerFactory>();
        _worker = server.Services.GetRequiredService<Worker>();
        _table = server.Services.GetRequiredService<FunctionTable>();
        _connections = server.Services.GetRequiredService<StorageConnections>();
        _activity = server.Services.GetRequiredService<HostActivity>();
    }

    /// <summary>Where the HTTP functions are, with a slash at the end.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    public IReadOnlyList<FunctionProblem> Problems => _table.Problems;

    /// <summary>The worker's process; null when it runs in this one.</summary>
    public int? WorkerProcessId => _worker.Current?.ProcessId;

    /// <summary>Ends when the host has stopped.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Starts a host.</summary>
    /// <param name="app">What it runs.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RunningHost> StartAsync(FunctionApp app, RunningHostOptions options, CancellationToken cancellationToken)
    {
        await PortCheck.EnsureFreeAsync(options.Port, cancellationToken);
        var host = new RunningHost(app, Build(app, options), options);
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the app has nothing to do.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) => _idle!.WaitAsync(cancellationToken);

    /// <summary>Stops: no new work, what runs may end; after the limit, or when the token is set, it is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _stopping, 1) != 0)
        {
            await _stopped.Task;
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StopLimit);
        _signals?.Dispose();
        foreach (BlobEvents events in _events)
        {
            await events.DisposeAsync();
        }

        Task stopping = _triggers?.StopAsync(limit.Token) ?? Task.CompletedTask; // What is only being built has not begun anything.
        await stopping.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await stopping.WaitAsync(CancelGrace, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _activity.WaitUntilNothingInHandAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _worker.DisposeAsync(); // Before the server, which would wait for the worker's open stream.

        // What did not heed its cancellation has ended with the worker.
        await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stopping.Exception is { } failure)
        {
            Log.NotStopped(_loggers.CreateLogger("LocalHost.Startup"), failure.GetBaseException());
        }

        if (_building is not null)
        {
            await ((Task)_building).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_building.IsCompletedSuccessfully)
            {
                await (await _building).DisposeAsync();
            }
        }

        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        _stopped.TrySetResult();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private static WebApplication Build(FunctionApp app, RunningHostOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = app.Folder });
        HostLogging.Configure(builder.Logging, app.Host, options);
        builder
            .WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "")
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MaxRequestBodySize = LargestRequest;
                kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
                if (options.WorkerConnects)
                {
                    kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2); // gRPC without TLS.
                }
            });
        AddServices(builder.Services, app, options);
        return builder.Build();
    }

    private static void AddServices(IServiceCollection services, FunctionApp app, RunningHostOptions options)
    {
        if (options.WorkerConnects)
        {
            services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null));
            services.AddHttpForwarder();
            services.AddSingleton<WorkerForwarder>();
        }

        services.Configure<RouteOptions>(routes =>
        {
            routes.SetParameterPolicy<RegexInlineRouteConstraint>("regex");
            routes.SetParameterPolicy<AlphaRouteConstraint>("alpha");
        });
        services.AddSingleton(app).AddSingleton(app.Host);
        services.AddSingleton<WorkerChannels>().AddSingleton<Worker>();
        services.AddSingleton(provider => options.Launcher(provider));
        services.AddSingleton<HostActivity>().AddSingleton<FunctionTable>().AddSingleton<Invocations>();
        services.AddSingleton<HttpLimits>().AddSingleton<HttpFunctions>();
        services.AddSingleton(options.Clients).AddSingleton(new StorageConnections(app.Configuration, options.Clients));
        services.AddSingleton<AppExtensions>().AddSingleton<FunctionReview>();
        if (options.Recorder is not null)
        {
            services.AddSingleton(options.Recorder);
        }

        if (options.AsksForKeys)
        {
            services.AddSingleton(provider => new KeyStore(
                provider.GetRequiredService<StorageConnections>().Get(StorageConnections.Default).Blobs,
                app.HostId,
                provider.GetRequiredService<FunctionTable>(),
                options.Time
            ));
        }

        services.AddSingleton(provider => new KeyGate(provider.GetService<KeyStore>()));
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        _building = Task.Run(BuildTriggers, cancellationToken);
        Map();
        await _server.StartAsync(cancellationToken);
        string[] addresses = [.. _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        BaseAddress = new Uri(addresses[0] + "/");
        await _worker.StartAsync(_options.WorkerConnects ? new Uri(addresses[1] + "/") : null, cancellationToken);
        _server.Services.GetRequiredService<FunctionReview>().Fill(_table, _worker.Functions);
        StartReport.Write(_loggers, _app, _table, BaseAddress);
        if (_table.Problems.Count > 0 && !_options.AllowProblems)
        {
            throw new FunctionProblemsException(_table.Problems);
        }

        HttpFunctions http = _server.Services.GetRequiredService<HttpFunctions>();
        await StartTriggersAsync(http, cancellationToken);
        _routes.Set([.. _table.Active.Where(function => function.IsHttp).Select(http.EndpointOf)]);
        if (_server.Services.GetService<KeyStore>() is { } keys)
        {
            await keys.ReadAsync(again: false, cancellationToken);
            Log.Keys(_loggers.CreateLogger("LocalHost.Startup"), keys.Place);
        }
    }

    private TriggerHost BuildTriggers() =>
        new(
            _app,
            _worker,
            _table,
            _server.Services.GetRequiredService<AppExtensions>(),
            _server.Services.GetRequiredService<Invocations>(),
            _connections,
            _options.Clients,
            _loggers,
            _options.Time,
            _options.AllowProblems
        );

    private async Task StartTriggersAsync(HttpFunctions http, CancellationToken cancellationToken)
    {
        _triggers = await _building!;
        http.Triggers = _triggers;
        if (_options.Azurite is { } azurite)
        {
            _signals = QueueSignals.Connect(azurite, _triggers.Wake);
        }

        _events.AddRange(
            _table
                .Active.Where(function => function.IsEventGridBlob)
                .Select(function => new BlobEvents(function, _app, _connections, _triggers, _activity, _loggers, _options.Azurite))
        );
        var looking = Task.WhenAll(_events.Select(events => Task.Run(() => events.FindAsync(cancellationToken), cancellationToken)));
        try
        {
            await LeftOverEvents.ForgetAsync(_app, _table, _connections, cancellationToken);
            await _triggers.StartAsync(cancellationToken);
        }
        finally
        {
            await looking;
        }

        _events.ForEach(events => events.Start());
        _idle = new(_app, _table, _connections, _activity, _events, _triggers.Wake, _options.Azurite);
    }

    private void Map()
    {
        if (_options.WorkerConnects)
        {
            _server.Use(OnlyTheWorkersOwnPort);
        }

        if (!_options.AsksForKeys)
        {
            var callers = new CallerCheck(_app.Configuration[CallerCheck.Setting]);
            _server.Use(
                (http, next) =>
                    callers.Refusal(http.Request) is { } reason
                        ? Results.Problem(reason, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http)
                        : next(http)
            );
        }

        if (_app.Host.Http.CustomHeaders.Count > 0)
        {
            _server.Use(AddCustomHeaders);
        }

        if (!_app.Configuration.GetValue<bool>("AzureWebJobsDisableHomepage"))
        {
            _server.Use(
                (http, next) => http.Request.Path == "/" && HttpMethods.IsGet(http.Request.Method) ? HomePage.WriteAsync(http) : next(http)
            );
        }

        _server.UseRouting();
        _server.Use(WrongMethodsAreUnknownRoutes);
        if (_options.WorkerConnects)
        {
            _server.MapGrpcService<FunctionRpcService>();
        }

        ((IEndpointRouteBuilder)_server).DataSources.Add(_routes);
        ActivatorUtilities.CreateInstance<AdminApi>(_server.Services).Map(_server, () => _triggers);
        ActivatorUtilities.CreateInstance<WebhooksApi>(_server.Services).Map(_server, () => _triggers);
    }

    /// <summary>The worker's port is for the worker, the public one for everything else.</summary>
    private static Task OnlyTheWorkersOwnPort(HttpContext http, RequestDelegate next)
    {
        bool isGrpc = http.Request.Path.StartsWithSegments("/AzureFunctionsRpcMessages.FunctionRpc", StringComparison.Ordinal);
        if (isGrpc == HttpProtocol.IsHttp2(http.Request.Protocol))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>The real host answers a wrong method as an unknown route.</summary>
    private static Task WrongMethodsAreUnknownRoutes(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is RouteEndpoint)
        {
            return next(http);
        }

        // Where the home page would be, if it is turned off and no function is there, the real host answers 204.
        http.Response.StatusCode = http.Request.Path == "/" ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private Task AddCustomHeaders(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            foreach ((string name, string value) in _app.Host.Http.CustomHeaders)
            {
                http.Response.Headers[name] = value;
            }

            return Task.CompletedTask;
        });
        return next(http);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Keys are asked for. They are in {Place}.")]
        public static partial void Keys(ILogger logger, string place);

        [LoggerMessage(2, LogLevel.Warning, "A listener could not be stopped in order; what it had in hand is seen again.")]
        public static partial void NotStopped(ILogger logger, Exception error);
    }
}
