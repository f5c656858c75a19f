using Pipeline.Functions.Local.Rpc;

namespace Pipeline.Functions.Local.Workers;

/// <summary>Starts the app's worker, in this process or in one of its own.</summary>
internal interface IWorkerLauncher
{
    /// <summary>
    /// Starts the worker, which connects to <paramref name="host"/> under the channel's id, or is in this process and needs no connection.
    /// </summary>
    /// <param name="channel">The conversation it is to open.</param>
    /// <param name="host">The address of the host's gRPC service; null when it has none.</param>
    /// <param name="functions">The functions, when an earlier worker named them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The worker, its functions loaded.</returns>
    public Task<RunningWorker> LaunchAsync(
        WorkerChannel channel,
        Uri? host,
        IReadOnlyList<RpcFunctionMetadata>? functions,
        CancellationToken cancellationToken
    );
}
