using Microsoft.Extensions.Hosting;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>Starts the listeners with the host, and stops them so that nothing in hand is cut.</summary>
internal sealed class ListenerService(FunctionTable table) : IHostedService, IAsyncDisposable
{
    private bool _listening;

    private IEnumerable<IListener> Listeners => table.ActiveListeners;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var listener in Listeners)
        {
            listener.Start();
        }

        _listening = true;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _listening = false;
        return Task.WhenAll(Listeners.Select(listener => listener.StopAsync(cancellationToken)));
    }

    /// <summary>A host whose time to stop is over before it comes here does not call <see cref="StopAsync"/>: then work is cut, but still put back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_listening)
        {
            await StopAsync(new CancellationToken(canceled: true));
        }
    }
}
