using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.App;

/// <summary>Functions that do nothing: benchmarks start them, so that what is measured is the host.</summary>
public sealed class EmptyFunctions
{
    /// <summary>The queue.</summary>
    public const string Queue = "empty";

    /// <summary>The container.</summary>
    public const string Container = "empty";

    /// <summary>Takes a message.</summary>
    /// <param name="message">The message.</param>
    [Function("OnMessage")]
    public static void OnMessage([QueueTrigger(Queue)] string message) => ArgumentNullException.ThrowIfNull(message);

    /// <summary>Takes a blob and reads it.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="cancellationToken">Set when the host stops.</param>
    [Function("OnBlob")]
    public static Task OnBlob(
        [BlobTrigger($"{Container}/{{name}}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        CancellationToken cancellationToken
    ) => blob.DownloadContentAsync(cancellationToken);
}
