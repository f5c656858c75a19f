using Microsoft.Extensions.Hosting;

namespace Pipeline.Functions.Local.Hosting.Startup;

/// <summary>Starts the listeners with the host, and stops them so that nothing in hand is cut.</summary>
internal sealed class ListenerService(FunctionTable table) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var listener in table.Listeners)
        {
            listener.Start();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(table.Listeners.Select(listener => listener.StopAsync(cancellationToken)));
}
