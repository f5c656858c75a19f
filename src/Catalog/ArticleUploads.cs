using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Catalog;

/// <summary>
/// Stores what somebody uploads through the app: for browsers and whoever has no access to storage. Programs write blobs.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
public sealed class ArticleUploads(CatalogStore store)
{
    /// <summary>The largest upload in bytes. An article is smaller by far; a batch may need it.</summary>
    public const long MaxBytes = 100 * 1024 * 1024;

    /// <summary>Writes an original as it comes, without holding it in memory. Nothing is stored unless all of it came.</summary>
    /// <param name="name">The blob name; valid by <see cref="ArticleName.Check"/>.</param>
    /// <param name="contentType">The declared media type.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="overwrite">Whether an article of that name may be replaced.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What was stored.</returns>
    /// <exception cref="UploadTooLargeException">There are more than <see cref="MaxBytes"/>.</exception>
    /// <exception cref="ArticleExistsException">There is an article of that name, and <paramref name="overwrite"/> is false.</exception>
    public async Task<StoredUpload> StoreAsync(
        string name,
        string contentType,
        Stream content,
        bool overwrite,
        CancellationToken cancellationToken
    )
    {
        await store.InitialiseAsync(cancellationToken);
        BlobClient blob = store.Original(name);
        bool exists = await blob.ExistsAsync(cancellationToken);
        if (exists && !overwrite)
        {
            throw new ArticleExistsException(name);
        }

        using var counted = new BoundedStream(content, MaxBytes);
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Conditions = overwrite ? null : new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = Activity.Current?.Id is { } trace ? new Dictionary<string, string> { [CatalogTelemetry.TraceParent] = trace } : null,
        };
        try
        {
            await blob.UploadAsync(counted, options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 && !overwrite)
        {
            throw new ArticleExistsException(name, e);
        }

        return new StoredUpload(ArticleId.FromBlobName(name), name, counted.Length, exists);
    }
}

/// <summary>What was uploaded.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Replaced">Whether it replaced an article of that name.</param>
public sealed record StoredUpload(string Id, string Name, long Bytes, bool Replaced);
