using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>The app that <c>Build()</c> gives: it looks at its port before it starts.</summary>
/// <param name="app">The app itself.</param>
/// <param name="addresses">Where it listens.</param>
internal sealed class LocalHost(WebApplication app, string addresses) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await PortCheck.EnsureFreeAsync(addresses, cancellationToken);
        await app.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => app.StopAsync(cancellationToken);

    public void Dispose() => ((IDisposable)app).Dispose();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
