using Microsoft.Extensions.Hosting;
using Pipeline.Catalog;

namespace Pipeline.Functions.Storage;

/// <summary>Creates containers, queue and table before the first article comes.</summary>
internal sealed class CatalogStart(CatalogStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.InitialiseAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
