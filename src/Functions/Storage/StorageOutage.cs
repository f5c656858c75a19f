using System.Net.Sockets;
using Azure;

namespace Pipeline.Functions.Storage;

/// <summary>Tells a storage account that does not answer from a mistake.</summary>
internal static class StorageOutage
{
    /// <summary>Whether an exception says that storage does not answer, or not in time.</summary>
    /// <remarks>
    /// Status 0 is no answer at all. After its retries the client wraps several failures in an AggregateException; a try that took too
    /// long, or the end of the budget, is a cancellation. A table, container or queue that is missing was lost by an Azurite that was
    /// killed; <c>Reconcile</c> creates it again.
    /// </remarks>
    public static bool Is(Exception exception) =>
        exception switch
        {
            RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500 || IsLoss(failed),
            AggregateException several => several.InnerExceptions.All(Is),
            OperationCanceledException or HttpRequestException or SocketException or IOException => true,
            _ => false,
        };

    private static bool IsLoss(RequestFailedException failed) =>
        failed.ErrorCode is "TableNotFound" or "ContainerNotFound" or "QueueNotFound";
}
