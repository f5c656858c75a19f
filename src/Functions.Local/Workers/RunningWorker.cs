using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Local.Rpc;

namespace Pipeline.Functions.Local.Workers;

/// <summary>A worker that has loaded its functions.</summary>
/// <param name="channel">The conversation with it.</param>
/// <param name="functions">Its functions.</param>
internal abstract class RunningWorker(WorkerChannel channel, IReadOnlyList<RpcFunctionMetadata> functions) : IAsyncDisposable
{
    public WorkerChannel Channel { get; } = channel;

    public IReadOnlyList<RpcFunctionMetadata> Functions { get; } = functions;

    /// <summary>Whether requests go to the worker's own web server; otherwise they travel over the channel.</summary>
    public bool HasWebServer => Channel.HttpAddress is not null;

    /// <summary>Its process; null when it runs in this one.</summary>
    public virtual int? ProcessId => null;

    /// <summary>Ends with the worker; fails when it ended in error.</summary>
    public abstract Task Ended { get; }

    /// <summary>Passes a request to the worker's web server, which answers it.</summary>
    public abstract Task ForwardAsync(HttpContext http);

    /// <summary>Ends the worker: what runs may finish within the grace period.</summary>
    public abstract ValueTask DisposeAsync();
}
