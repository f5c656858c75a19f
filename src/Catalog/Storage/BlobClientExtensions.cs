using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Catalog.Storage;

/// <summary>Reads of blobs that may be gone: everything here can be deleted at any moment, so that is an answer and no failure.</summary>
internal static class BlobClientExtensions
{
    /// <summary>The blob's properties; null when there is no such blob.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public static Task<BlobProperties?> FindPropertiesAsync(this BlobClient blob, CancellationToken cancellationToken) =>
        FindAsync(async () => (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value);

    /// <summary>The blob's content; null when there is no such blob.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public static Task<BinaryData?> FindContentAsync(this BlobClient blob, CancellationToken cancellationToken) =>
        FindAsync(async () => (await blob.DownloadContentAsync(cancellationToken)).Value.Content);

    /// <summary>Opens the blob's content; null when there is no such blob.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public static Task<BlobDownloadStreamingResult?> FindStreamAsync(this BlobClient blob, CancellationToken cancellationToken) =>
        FindAsync(async () => (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value);

    private static async Task<T?> FindAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
