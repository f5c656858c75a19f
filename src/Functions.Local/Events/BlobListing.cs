using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Functions.Local.Events;

/// <summary>Lists a container.</summary>
internal sealed class BlobListing(BlobContainerClient container, string prefix, Action<string> unreadable)
{
    public async IAsyncEnumerable<BlobItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _ = unreadable;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
        {
            yield return blob;
        }
    }
}
