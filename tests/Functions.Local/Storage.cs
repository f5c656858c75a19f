using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Tests.Apps;

[assembly: AssemblyFixture(typeof(Pipeline.Functions.Local.Tests.Storage))]

namespace Pipeline.Functions.Local.Tests;

/// <summary>One Azurite for all tests; every host takes an account of its own.</summary>
public sealed class Storage : IAsyncLifetime
{
    public AzuriteServer Azurite { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Azurite = await AzuriteServer.StartAsync(new AzuriteOptions { Accounts = 200 }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Azurite.DisposeAsync();

    /// <summary>Starts the functions of a class, which write down in a <see cref="Ledger"/> what they do.</summary>
    public Task<LocalFunctionsHost> StartAsync<TFunctions>(Action<LocalFunctionsHostOptions>? configure = null) => StartAsync(
        options =>
        {
            options.ConfigureServices(services => services.AddSingleton<Ledger>());
            configure?.Invoke(options);
        },
        typeof(TFunctions));

    /// <summary>Starts the functions of some classes.</summary>
    public Task<LocalFunctionsHost> StartAsync(Action<LocalFunctionsHostOptions> configure, params Type[] functions) =>
        LocalFunctionsHost.StartAsync(
            options =>
            {
                options.Azurite = Azurite;
                options.HostJson["extensions:http:routePrefix"] = "";
                options.Settings["AzureWebJobsDisableHomepage"] = "true";
                foreach (var type in functions)
                {
                    options.FunctionTypes.Add(type);
                }

                configure(options);
            },
            TestContext.Current.CancellationToken);
}
