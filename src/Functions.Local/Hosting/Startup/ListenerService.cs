using Microsoft.Extensions.Hosting;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>Starts the listeners with the host, and stops them so that nothing in hand is cut.</summary>
internal sealed class ListenerService(FunctionTable table) : IHostedService
{
    private IEnumerable<IListener> Listeners => table.ActiveListeners;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var listener in Listeners)
        {
            listener.Start();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Listeners.Select(listener => listener.StopAsync(cancellationToken)));
}
