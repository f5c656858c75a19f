using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Hosting.Admin;
using Pipeline.Functions.Local.Hosting.Binding;
using Pipeline.Functions.Local.Hosting.Blobs;
using Pipeline.Functions.Local.Hosting.Discovery;
using Pipeline.Functions.Local.Hosting.Http;
using Pipeline.Functions.Local.Hosting.Invocation;
using Pipeline.Functions.Local.Hosting.Keys;
using Pipeline.Functions.Local.Hosting.Queues;
using Pipeline.Functions.Local.Hosting.Settings;
using Pipeline.Functions.Local.Hosting.Storage;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>
/// Builds one function app into one ASP.NET Core host: settings in, functions found, routes mapped, listeners started with it.
/// </summary>
internal sealed class LocalApplication
{
    private readonly Launch? _launch;
    private readonly IReadOnlyList<FunctionDescriptor> _functions;
    private readonly List<FunctionProblem> _problems;
    private readonly HostIdentity _identity;
    private readonly HostSettings _settings;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private bool _built;

    private LocalApplication(
        WebApplicationBuilder builder, Launch? launch, IReadOnlyList<FunctionDescriptor> functions, List<FunctionProblem> problems, HostIdentity identity, HostSettings settings) =>
        (Builder, _launch, _functions, _problems, _identity, _settings) = (builder, launch, functions, problems, identity, settings);

    public WebApplicationBuilder Builder { get; }

    /// <summary>Whether the app asked for ASP.NET Core's HTTP types.</summary>
    private bool WebEnabled { get; set; }

    private LocalFunctionsHostOptions? Options => _launch?.Options;

    /// <summary>Reads the settings of the app that is starting here, and finds its functions.</summary>
    /// <param name="arguments">The command line.</param>
    public static LocalApplication Create(string[] arguments)
    {
        var launch = Launch.Current;
        var options = launch?.Options;
        if (launch is null)
        {
            StartFailures.ExplainOnConsole();
        }

        var application = launch?.Application ?? Assembly.GetEntryAssembly() ?? Assembly.GetExecutingAssembly();
        var folder = options?.ContentRoot ?? AppContext.BaseDirectory;
        var problems = new List<FunctionProblem>();
        var types = options is { FunctionTypes.Count: > 0 } ? (IEnumerable<Type>)options.FunctionTypes : application.GetTypes();
        var functions = FunctionDiscovery.Find(types, problems);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = arguments,
            ContentRootPath = folder,
            ApplicationName = application.GetName().Name,
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
                ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Development,
        });
        AddSettings(builder.Configuration, folder, functions, options);
        var settings = HostSettings.Read(folder, builder.Configuration, options?.HostJson ?? new Dictionary<string, string?>());
        AddLogging(builder.Logging, settings, launch);
        if (settings.Functions.Count > 0)
        {
            functions = [.. functions.Where(function => settings.Functions.Contains(function.Name, StringComparer.OrdinalIgnoreCase))];
        }

        var identity = HostIdentity.Of(builder.Configuration["AzureFunctionsWebHost:hostid"], application.GetName().Name!);
        return new(builder, launch, functions, problems, identity, settings);
    }

    /// <summary>Puts code around every invocation, inside what is there already.</summary>
    public void Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        if (_built)
        {
            throw new InvalidOperationException("The app has been built: add middleware before.");
        }

        _middleware.Add(middleware);
    }

    /// <summary>Lets functions use ASP.NET Core's HTTP types, from here on inwards.</summary>
    public void EnableWeb()
    {
        if (!WebEnabled)
        {
            WebEnabled = true;
            Use(HttpMiddleware.Around);
        }
    }

    /// <summary>Builds the app.</summary>
    /// <param name="builder">The builder that the app was configured with.</param>
    public IHost Build(FunctionsApplicationBuilder builder)
    {
        if (_built)
        {
            throw new InvalidOperationException("The app has been built before.");
        }

        Options?.ApplicationOverrides?.Invoke(builder);
        _built = true;
        AddServices(Builder.Services);
        var address = Address();
        Builder.WebHost.UseUrls(address);
        Options?.ServiceOverrides?.Invoke(Builder.Services);
        var app = Builder.Build();
        MapRoutes(app, app.Services.GetRequiredService<FunctionTable>(), _settings);
        _launch?.Built.TrySetResult(app);
        return new LocalHost(app, address);
    }

    private static void AddSettings(ConfigurationManager configuration, string folder, IEnumerable<FunctionDescriptor> functions, LocalFunctionsHostOptions? options)
    {
        // First, so that everything else wins over it: environment variables, the command line, what a test sets.
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = LocalSettingsFile.Read(folder) });
        if (options is null)
        {
            return;
        }

        if (options.StorageConnectionString is { } storage)
        {
            configuration.AddInMemoryCollection(ConnectionNames(functions).Select(name => KeyValuePair.Create(name, (string?)storage)));
        }

        configuration.AddInMemoryCollection(options.Settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value)));
    }

    private static IEnumerable<string> ConnectionNames(IEnumerable<FunctionDescriptor> functions) => functions
        .SelectMany(function => new[] { ConnectionOf(function.Trigger), function.Output?.Connection })
        .OfType<string>()
        .Append(StorageConnections.Default)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static string? ConnectionOf(TriggerBindingAttribute trigger) => trigger switch
    {
        BlobTriggerAttribute blob => blob.Connection,
        QueueTriggerAttribute queue => queue.Connection,
        _ => null,
    };

    private static void AddLogging(ILoggingBuilder logging, HostSettings settings, Launch? launch)
    {
        // What Kestrel and the routing say of every request is the invocation's line said again.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Azure", LogLevel.Warning);
        foreach (var (category, level) in settings.LogLevels)
        {
            logging.AddFilter(category, level);
        }

        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
        });
        if (launch is not null)
        {
            if (!launch.Options.LogToConsole)
            {
                logging.ClearProviders();
            }

            logging.AddProvider(launch.Recorder);
        }
    }

    private void AddServices(IServiceCollection services)
    {
        var azurite = Options?.Azurite;
        services.TryAddSingleton(Options?.TimeProvider ?? TimeProvider.System);
        services.AddOptions<JsonSerializerOptions>().Configure(json => json.PropertyNameCaseInsensitive = true);
        services.Configure<RouteOptions>(routes =>
        {
            routes.SetParameterPolicy<RegexInlineRouteConstraint>("regex");
            routes.SetParameterPolicy<AlphaRouteConstraint>("alpha");
        });
        services.AddRouting();
        services.AddMvcCore(); // IActionResult is executed by its services.
        services.AddSingleton(_settings);
        services.AddSingleton(_identity);
        services.AddSingleton<HostActivity>();
        services.AddSingleton<FunctionJson>();
        services.AddSingleton(new InvocationPipeline(_middleware));
        services.AddSingleton<FunctionRunner>();
        services.AddSingleton<HttpFunctions>();
        services.AddSingleton<HttpLimits>();
        AddKeys(services);
        services.AddSingleton<BlobReads>();
        services.AddSingleton(_ => new QueueSignals(azurite));
        services.AddSingleton(provider => new StorageClientSettings(provider.GetRequiredService<BlobReads>())
        {
            ConfigureBlobClient = Options?.ConfigureBlobClient,
            ConfigureQueueClient = Options?.ConfigureQueueClient,
            Credential = Options?.Credential,
        });
        services.AddSingleton(provider => new StorageConnections(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<StorageClientSettings>()));
        services.AddSingleton<FunctionLoader>();
        services.AddSingleton(provider => provider.GetRequiredService<FunctionLoader>().Load(_functions, _problems, WebEnabled));
        services.AddSingleton<ListenerService>();
        services.AddHostedService(provider => provider.GetRequiredService<ListenerService>());
        services.AddHostedService<StartReport>();
        if (_launch is not null)
        {
            services.AddSingleton(_launch.Recorder);
        }

        if (azurite is not null)
        {
            services.AddSingleton(azurite); // An instance, which the container does not dispose: it belongs to whoever started it.
        }
    }

    /// <summary>Keys are asked for when <c>enableAuth</c> is true, as with <c>func start --enableAuth</c>; a laptop asks for none.</summary>
    private void AddKeys(IServiceCollection services)
    {
        if (!(Options?.EnableAuth ?? false) && !Builder.Configuration.GetValue<bool>("enableAuth"))
        {
            services.AddSingleton(new KeyGate(null));
            return;
        }

        services.AddSingleton(provider => new KeyStore(
            provider.GetRequiredService<StorageConnections>().Get(StorageConnections.Default).Blobs,
            _identity.HostId,
            [.. _functions.Select(function => function.Name)],
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new KeyGate(provider.GetRequiredService<KeyStore>()));
    }

    private static void MapRoutes(WebApplication app, FunctionTable table, HostSettings settings)
    {
        if (!app.Configuration.GetValue<bool>("AzureWebJobsDisableHomepage"))
        {
            app.Use((http, next) => http.Request.Path == "/" && HttpMethods.IsGet(http.Request.Method) ? HomePage.WriteAsync(http) : next(http));
        }

        if (settings.Http.CustomHeaders.Count > 0)
        {
            app.Use((http, next) =>
            {
                http.Response.OnStarting(() =>
                {
                    foreach (var (name, value) in settings.Http.CustomHeaders)
                    {
                        http.Response.Headers[name] = value;
                    }

                    return Task.CompletedTask;
                });
                return next(http);
            });
        }

        app.UseRouting();

        // The real host answers a wrong method as an unknown route.
        app.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<HostEndpoint>() is null)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return next(http);
        });
        var http = app.Services.GetRequiredService<HttpFunctions>();
        foreach (var function in table.Functions.Where(function => function.Descriptor.Trigger is HttpTriggerAttribute && !function.IsDisabled))
        {
            http.Map(app, function);
        }

        ActivatorUtilities.CreateInstance<AdminApi>(app.Services).Map(app);
        ActivatorUtilities.CreateInstance<BlobsWebhook>(app.Services).Map(app);
    }

    private string Address()
    {
        if (_launch is not null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_launch.Options.Port}");
        }

        var configuration = Builder.Configuration;
        if (configuration["urls"] is { Length: > 0 } urls)
        {
            return urls;
        }

        var port = configuration["port"] ?? "7071";
        return ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{number}")
            : throw new HostSettingException("--port", port, "a number from 0 to 65535", file: null);
    }
}
