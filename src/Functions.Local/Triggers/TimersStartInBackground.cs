using Microsoft.Azure.WebJobs.Host.Listeners;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>A timer that is overdue runs its function while it starts; the other listeners need not wait for that.</summary>
internal sealed class TimersStartInBackground(FunctionTable table) : IListenerDecorator
{
    public IListener Decorate(ListenerDecoratorContext context) =>
        table.Find(context.FunctionDefinition.Descriptor.Id) is { IsTimer: true }
            ? new BackgroundStart(context.Listener)
            : context.Listener;

    private sealed class BackgroundStart(IListener inner) : IListener
    {
        private Task _starting = Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _starting = Task.Run(() => inner.StartAsync(CancellationToken.None), CancellationToken.None);
            return Task.CompletedTask;
        }

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            if (!_starting.IsCompleted)
            {
                inner.Cancel();
                await _starting.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await inner.StopAsync(cancellationToken);
        }

        public void Cancel() => inner.Cancel();

        public void Dispose() => inner.Dispose();
    }
}
