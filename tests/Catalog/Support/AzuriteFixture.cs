using Pipeline.Catalog.Tests.Support;
using Pipeline.Functions.Local.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Pipeline.Catalog.Tests.Support;

/// <summary>One Azurite for all tests; every <see cref="CatalogWorld"/> takes an account of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    public AzuriteServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Server = await AzuriteServer.StartAsync(new AzuriteOptions { Accounts = 500 }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
