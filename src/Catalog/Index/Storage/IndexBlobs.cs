using System.Globalization;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Pipeline.Catalog.Index.Storage;

/// <summary>The blobs of one part of the index: <c>{part}/head</c>, and the files of each writer under <c>{part}/{writer}/</c>.</summary>
/// <param name="container">The container of the index.</param>
/// <param name="part">The name of the part. There is one today; an archive of many millions will have one a year.</param>
internal sealed class IndexBlobs(BlobContainerClient container, string part = IndexBlobs.WholeArchive)
{
    private const string WholeArchive = "all";
    private const int BlockSize = 8 << 20;

    private static readonly StorageTransferOptions InBlocks = new()
    {
        InitialTransferSize = BlockSize,
        MaximumTransferSize = BlockSize,
        MaximumConcurrency = 4,
    };

    private BlobClient Head => container.GetBlobClient($"{part}/head");

    /// <summary>Creates the head of an empty index, unless there is a head.</summary>
    /// <param name="format">The format of the documents to come.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task CreateHeadAsync(int format, CancellationToken cancellationToken)
    {
        try
        {
            var onlyNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await Head.UploadAsync(BinaryData.FromBytes(IndexHead.Empty(format).ToBytes()), onlyNew, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // There is one.
        }
    }

    /// <summary>Reads the head.</summary>
    /// <param name="known">The ETag of the head that the caller knows; none by default.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<HeadAnswer> ReadHeadAsync(ETag known, CancellationToken cancellationToken)
    {
        try
        {
            BlobRequestConditions? conditions = known == default ? null : new BlobRequestConditions { IfNoneMatch = known };
            Response<BlobDownloadResult> answer = await Head.DownloadContentAsync(
                new BlobDownloadOptions { Conditions = conditions },
                cancellationToken
            );
            return answer.GetRawResponse().Status == 304
                ? HeadAnswer.Unchanged
                : new HeadAnswer(IndexHead.Of(answer.Value.Content), answer.Value.Details.ETag, IsUnchanged: false);
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            return HeadAnswer.Unchanged;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return HeadAnswer.Missing;
        }
    }

    /// <summary>
    /// Makes a commit the one that readers see. Whoever lost the lease is refused with 412, and what it wrote is garbage.
    /// </summary>
    /// <param name="head">The commit.</param>
    /// <param name="leaseId">The writer's lease.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The ETag of the head.</returns>
    public async Task<ETag> WriteHeadAsync(IndexHead head, string leaseId, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Conditions = new BlobRequestConditions { LeaseId = leaseId },
        };
        return (await Head.UploadAsync(BinaryData.FromBytes(head.ToBytes()), options, cancellationToken)).Value.ETag;
    }

    /// <summary>The lease on the head. Whoever holds it is the one writer.</summary>
    public BlobLeaseClient Lease() => Head.GetBlobLeaseClient();

    /// <summary>A prefix that no other writer has, for the files of one.</summary>
    /// <param name="now">The time, for people who look into the container.</param>
    public string NewPrefix(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{part}/{now:yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..12]}");

    /// <summary>Writes a file, in blocks when it is large. Nobody else writes under its name, so that trying again is harmless.</summary>
    /// <param name="name">The blob.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    public Task WriteAsync(string name, Stream content, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { TransferOptions = InBlocks }, cancellationToken);

    /// <summary>Reads a part of a file. Blocks, because Lucene does.</summary>
    /// <param name="name">The blob.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="length">How many bytes.</param>
    public byte[] Read(string name, long offset, int length)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(length);
        using BlobDownloadStreamingResult answer = container
            .GetBlobClient(name)
            .DownloadStreaming(new BlobDownloadOptions { Range = new HttpRange(offset, length) });
        answer.Content.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads a part of a file.</summary>
    /// <param name="name">The blob.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="length">How many bytes.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<byte[]> ReadAsync(string name, long offset, int length, CancellationToken cancellationToken)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(length);
        var range = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
        using BlobDownloadStreamingResult answer = await container.GetBlobClient(name).DownloadStreamingAsync(range, cancellationToken);
        await answer.Content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>Lists the files of all writers, whether a commit names them or not.</summary>
    /// <param name="cancellationToken">Stops the requests.</param>
    public async IAsyncEnumerable<BlobItem> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (BlobItem blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, part + "/", cancellationToken))
        {
            if (blob.Name != Head.Name)
            {
                yield return blob;
            }
        }
    }

    /// <summary>Deletes a file that no commit names.</summary>
    /// <param name="name">The blob.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
}
