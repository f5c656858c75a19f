using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Tests.Apps;

[assembly: AssemblyFixture(typeof(Pipeline.Functions.Local.Tests.Storage))]

namespace Pipeline.Functions.Local.Tests;

/// <summary>
/// One Azurite for all tests; every host takes an account of its own. The tests themselves are the function app: each starts the functions
/// of one class.
/// </summary>
public sealed class Storage : IAsyncLifetime
{
    public AzuriteServer Azurite { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Azurite = await AzuriteServer.StartAsync(new AzuriteOptions { Accounts = 200 }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Azurite.DisposeAsync();

    /// <summary>Starts the functions of a class, which write down in a <see cref="Ledger"/> what they do.</summary>
    public Task<LocalFunctionsHost> StartAsync<TFunctions>(
        Action<LocalFunctionsHostOptions>? configure = null,
        Action<FunctionsApplicationBuilder>? build = null
    ) =>
        LocalFunctionsHost.StartAsync(
            args => RunAsync(args, build),
            options =>
            {
                options.Azurite = Azurite;
                options.ConfigureServices(services => services.AddSingleton<Ledger>());
                options.Settings["AzureWebJobsDisableHomepage"] = "true";
                foreach ((int index, string name) in NamesOf(typeof(TFunctions)).Index())
                {
                    options.HostJson[$"functions:{index}"] = name;
                }

                configure?.Invoke(options);
            },
            TestContext.Current.CancellationToken
        );

    private static Task RunAsync(string[] args, Action<FunctionsApplicationBuilder>? build)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        build?.Invoke(builder);
        return builder.Build().RunAsync();
    }

    private static IEnumerable<string> NamesOf(Type functions) =>
        functions.GetMethods().Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>();
}
