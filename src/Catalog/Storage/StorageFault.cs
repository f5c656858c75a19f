using Azure;

namespace Pipeline.Catalog.Storage;

/// <summary>Tells trouble of storage, which passes, from an answer.</summary>
internal static class StorageFault
{
    /// <summary>Whether the same request may succeed a moment later.</summary>
    /// <param name="failure">How it failed.</param>
    /// <param name="cancellationToken">The token that the request had: what it stopped is no fault.</param>
    public static bool IsTransient(Exception failure, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && failure switch
        {
            RequestFailedException request => request.Status is 0 or 408 or 429 or >= 500,
            // The SDK's, when it has given up.
            AggregateException all => all.InnerExceptions.All(inner => IsTransient(inner, cancellationToken)),
            OperationCanceledException => true, // the SDK's time for one try is over
            HttpRequestException or IOException => failure
                is not (EndOfStreamException or FileNotFoundException or DirectoryNotFoundException),
            _ => false,
        };
}
