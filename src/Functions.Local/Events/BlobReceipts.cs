using System.Text;
using System.Xml;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Listing;

namespace Pipeline.Functions.Local.Events;

/// <summary>
/// What one function has done with the blobs of its container, where the real host keeps it:
/// <c>azure-webjobs-hosts/blobreceipts/{host id}/{function}/"{etag}"/{container}/{blob}</c>. A receipt is written after the
/// function succeeded and its outputs were sent, or after the blob went to the poison queue: it never claims work that was not done.
/// </summary>
internal sealed class BlobReceipts(BlobContainerClient hosts, string hostId, string function, string container)
{
    /// <summary>The container of the host's own records.</summary>
    public const string HostsContainer = "azure-webjobs-hosts";

    private const int LongestBlobName = 1024;
    private readonly string _prefix = $"blobreceipts/{hostId}/{function}/";
    private readonly HashSet<UInt128> _versions = [];
    private readonly Lock _gate = new();

    /// <summary>Reads what earlier runs wrote.</summary>
    /// <returns>How many receipts there are.</returns>
    public async Task<int> LoadAsync(CancellationToken cancellationToken)
    {
        await hosts.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        string own = $"/{container}/";
        // A receipt that cannot be listed is of a blob that cannot be listed.
        await foreach (BlobItem receipt in new BlobListing(hosts, static _ => { }).ReadAsync(_prefix, cancellationToken))
        {
            ReadOnlySpan<char> name = receipt.Name.AsSpan(_prefix.Length);
            int slash = name.IndexOf('/');
            if (slash > 0 && name[slash..].StartsWith(own, StringComparison.Ordinal))
            {
                Remember(BlobVersion.Key(name[(slash + own.Length)..].ToString(), new ETag(name[..slash].ToString())));
            }
        }

        return _versions.Count;
    }

    /// <summary>Whether a version of a blob is done with.</summary>
    public bool Contains(string blobName, ETag etag)
    {
        UInt128 key = BlobVersion.Key(blobName, etag);
        lock (_gate)
        {
            return _versions.Contains(key);
        }
    }

    /// <summary>Says that a version of a blob is done with: one request.</summary>
    public async Task WriteAsync(string blobName, ETag etag, CancellationToken cancellationToken)
    {
        Remember(BlobVersion.Key(blobName, etag));
        string name = $"{_prefix}{etag.ToString("H")}/{container}/{blobName}";

        // A name near the limit leaves no room for the receipt's path, and one that XML cannot carry would keep an emulator that another
        // program started from listing receipts: after a restart such blobs are processed again.
        if (Encoding.UTF8.GetByteCount(name) <= LongestBlobName && IsXml(name))
        {
            await WriteAsync(hosts.GetBlobClient(name), cancellationToken);
        }
    }

    private async Task WriteAsync(BlobClient receipt, CancellationToken cancellationToken)
    {
        try
        {
            await receipt.UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await hosts.CreateIfNotExistsAsync(cancellationToken: cancellationToken); // Storage has lost it.
            await receipt.UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
        }
    }

    private static bool IsXml(string name)
    {
        foreach (char letter in name)
        {
            if (!XmlConvert.IsXmlChar(letter) && !char.IsSurrogate(letter))
            {
                return false;
            }
        }

        return true;
    }

    private void Remember(UInt128 key)
    {
        lock (_gate)
        {
            _versions.Add(key);
        }
    }
}
