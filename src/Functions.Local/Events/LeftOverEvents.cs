using Pipeline.Functions.Local.Startup;
using Pipeline.Functions.Local.Storage;

namespace Pipeline.Functions.Local.Events;

/// <summary>
/// Events that an earlier run of this host delivered to the blob extension, which keeps them in a queue. Those whose run had not ended
/// are told again at the start, so the old ones would only have their functions run twice.
/// </summary>
internal static class LeftOverEvents
{
    /// <summary>The blob extension's own queue.</summary>
    public static string QueueOf(FunctionApp app) => $"azure-webjobs-blobtrigger-{app.HostId}";

    /// <summary>Empties the extension's queue, unless a function that lists its container itself has its blobs there too.</summary>
    public static async Task ForgetAsync(
        FunctionApp app,
        FunctionTable table,
        StorageConnections connections,
        CancellationToken cancellationToken
    )
    {
        HostedFunction[] blobs =
        [
            .. table.Active.Where(function => function.TriggerType.Equals("blobTrigger", StringComparison.OrdinalIgnoreCase)),
        ];
        if (blobs.Length == 0 || !blobs.All(function => function.IsEventGridBlob))
        {
            return;
        }

        try
        {
            await connections.Get(StorageConnections.Default).Queues.GetQueueClient(QueueOf(app)).ClearMessagesAsync(cancellationToken);
        }
        catch (Exception error) when (StorageErrors.IsStorageError(error) && !cancellationToken.IsCancellationRequested)
        {
            // There is no such queue yet; or storage does not answer, which whoever listens says better.
        }
    }
}
