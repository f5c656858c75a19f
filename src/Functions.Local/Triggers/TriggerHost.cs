using System.Reflection;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Listeners;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Http;
using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Storage;
using Pipeline.Functions.Local.Workers;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>
/// Microsoft's WebJobs host, which listens to queues, blobs and timers as the real Functions host does. It can be built while the worker
/// starts; it is started when the worker has named its functions.
/// </summary>
#pragma warning disable CS0618
internal sealed class TriggerHost : IAsyncDisposable
{
    private const string Section = "AzureFunctionsJobHost";
    private const string WatcherType = "Microsoft.Azure.WebJobs.Extensions.Storage.Common.Listeners.SharedQueueWatcher";

    private readonly IHost _host;
    private readonly TriggerTypes _types;
    private readonly ShortLeases _leases;
    private readonly IReadOnlyList<Action<string>> _wake;
    private readonly CancellationTokenSource _cutShort = new();
    private bool _started;

    public TriggerHost(
        FunctionApp app,
        Worker worker,
        FunctionTable table,
        AppExtensions extensions,
        Invocations invocations,
        StorageConnections connections,
        StorageClientSettings clients,
        ILoggerFactory loggers,
        TimeProvider time,
        bool mayStartPartly
    )
    {
        _leases = new ShortLeases(app.Host.Queues.Lease, app.Host.Queues.VisibilityTimeout, time, loggers);
        _host = new HostBuilder()
            .UseEnvironment(Environments.Development)
            .UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (false, false))
            .ConfigureAppConfiguration(configuration =>
                configuration.AddConfiguration(app.Configuration).AddInMemoryCollection(HostJson(app))
            )
            .ConfigureWebJobs(
                (context, jobs) =>
                {
                    jobs.AddAzureStorageBlobs().AddAzureStorageQueues().AddTimers().AddExecutionContextBinding();
                    extensions.AddTo(
                        jobs,
                        new WebJobsBuilderContext
                        {
                            ApplicationRootPath = app.Folder,
                            Configuration = context.Configuration,
                            EnvironmentName = context.HostingEnvironment.EnvironmentName,
                        }
                    );
                }
            )
            .ConfigureServices(services =>
            {
                AddFunctions(services, worker, table, invocations);
                services.AddSingleton<IWebHookProvider>(Webhooks);
                services.AddSingleton<IHostIdProvider>(new HostIdProvider(app.HostId));
                services.Replace(ServiceDescriptor.Singleton<ScheduleMonitor>(new TimerRecords(connections, app.HostId)));
                services.AddSingleton<IListenerDecorator>(new TimersStartInBackground(table));
                services.Replace(ServiceDescriptor.Singleton(new SharedLoggers(loggers).Factory));
                services.AddSingleton<IWebJobsExceptionHandlerFactory>(new FaultsAreLogged(loggers));
                Configure(services, app.Host.FunctionTimeout, mayStartPartly);
                Decorate(services, inner => new ListenerClients(inner, _leases, clients));
            })
            .Build();
        _types = _host.Services.GetRequiredService<TriggerTypes>();
        _ = _host.Services.GetRequiredService<IJobHostMetadataProvider>(); // Has the extensions set themselves up.
        _wake = [.. WatchersOf(_host.Services)];
    }

    /// <summary>The extensions that take requests.</summary>
    public Webhooks Webhooks { get; } = new();

    /// <summary>Tells how runs for blobs end.</summary>
    public Outcomes Outcomes { get; } = new();

    /// <summary>Starts the listeners.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Listeners live long: what they do is not part of what started the host.
        Task starting;
        using (System.Threading.ExecutionContext.SuppressFlow())
        {
            starting = Task.Run(() => _host.StartAsync(cancellationToken), cancellationToken);
        }

        await starting;
        _started = true;
    }

    /// <summary>Stops listening: what runs may end; when <paramref name="cancellationToken"/> is set, it is cancelled.</summary>
    /// <returns>Ends when nothing runs any more: a function that does not heed its cancellation ends with its worker.</returns>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_started)
        {
            return;
        }

        await using CancellationTokenRegistration cut = cancellationToken.Register(_cutShort.Cancel);
        IDrainModeManager drain = _host.Services.GetRequiredService<IDrainModeManager>();
        await drain
            .EnableDrainModeAsync(cancellationToken)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _host.StopAsync(CancellationToken.None);
    }

    /// <summary>Has the listener of a queue look at once.</summary>
    public void Wake(string queue)
    {
        foreach (Action<string> wake in _wake)
        {
            wake(queue);
        }
    }

    /// <summary>Runs a function by hand: <paramref name="input"/> is a message, or <c>container/blob</c>.</summary>
    public Task CallAsync(HostedFunction function, string input, CancellationToken cancellationToken) =>
        Jobs.CallAsync(_types.MethodOf(function), new Dictionary<string, object> { [function.TriggerName] = input }, cancellationToken);

    /// <summary>Runs an HTTP function that has inputs or outputs of its own.</summary>
    public Task CallAsync(HostedFunction function, HttpCall call, CancellationToken cancellationToken) =>
        Jobs.CallAsync(_types.MethodOf(function), new Dictionary<string, object> { [function.TriggerName] = call }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        await _leases.DisposeAsync();
        _cutShort.Dispose();
    }

    private JobHost Jobs => (JobHost)_host.Services.GetRequiredService<IJobHost>();

    /// <summary>host.json, where the extensions look for it.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> HostJson(FunctionApp app) =>
        app
            .Host.Flat.Select(value => KeyValuePair.Create($"{Section}:{value.Key}", value.Value))
            .Append(new("AzureWebJobsConfigurationSection", Section));

    /// <summary>How the SDK finds the functions, and how it runs them.</summary>
    private void AddFunctions(IServiceCollection services, Worker worker, FunctionTable table, Invocations invocations)
    {
        services
            .AddSingleton(provider => new TriggerTypes(table, provider))
            .AddSingleton<ITypeLocator>(provider => provider.GetRequiredService<TriggerTypes>());
        services.AddSingleton(provider => new FunctionDispatch(
            worker,
            table,
            invocations,
            Outcomes,
            new Lazy<IJobHostMetadataProvider>(provider.GetRequiredService<IJobHostMetadataProvider>),
            _cutShort.Token
        ));
        services.AddSingleton<IJobActivator, Activator>();
    }

    private static void Configure(IServiceCollection services, TimeSpan? functionTimeout, bool mayStartPartly)
    {
        services.Configure<Microsoft.Azure.WebJobs.Logging.FunctionResultAggregatorOptions>(options => options.IsEnabled = false);
        services.Configure<JobHostOptions>(options => options.AllowPartialHostStartup = mayStartPartly);
        services.Configure<JobHostFunctionTimeoutOptions>(options =>
        {
            options.Timeout = functionTimeout ?? TimeSpan.Zero;
            options.ThrowOnTimeout = true;
            options.GracePeriod = TimeSpan.FromSeconds(5);
        });
    }

    private static void Decorate(IServiceCollection services, Func<AzureComponentFactory, AzureComponentFactory> decorate)
    {
        ServiceDescriptor known = services.Last(service => service.ServiceType == typeof(AzureComponentFactory));
        services.Replace(
            ServiceDescriptor.Singleton(provider =>
                decorate(
                    (AzureComponentFactory)(
                        known.ImplementationFactory?.Invoke(provider)
                        ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!)
                    )
                )
            )
        );
    }

    /// <summary>
    /// A queue output of this process, or a message seen in Azurite's log, need not wait for the next look into the queue. The
    /// extensions have a watcher for that, which is internal; without it a message waits for the polling interval.
    /// </summary>
    private static IEnumerable<Action<string>> WatchersOf(IServiceProvider services)
    {
        foreach (Assembly assembly in (Assembly[])[typeof(QueueTriggerAttribute).Assembly, typeof(BlobTriggerAttribute).Assembly])
        {
            if (
                assembly.GetType(WatcherType) is { } type
                && services.GetService(type) is { } watcher
                && type.GetMethod("Notify") is { } notify
            )
            {
                yield return notify.CreateDelegate<Action<string>>(watcher);
            }
        }
    }

    private sealed class Activator(FunctionDispatch dispatch) : IJobActivator
    {
        public T CreateInstance<T>()
        {
            T? instance = System.Activator.CreateInstance<T>();
            if (instance is TriggerMethods methods)
            {
                methods.Dispatch = dispatch;
            }

            return instance;
        }
    }

    private sealed class HostIdProvider(string id) : IHostIdProvider
    {
        public Task<string> GetHostIdAsync(CancellationToken cancellationToken) => Task.FromResult(id);
    }
}
