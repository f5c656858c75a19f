using System.Collections.Concurrent;
using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Cli.Upload;

/// <summary>Puts files into the container, several at a time.</summary>
internal sealed class ArticleUploader(BlobContainerClient container)
{
    private const int AtATime = 8;

    /// <summary>Uploads the files; one that fails does not stop the others.</summary>
    /// <param name="files">The files.</param>
    /// <param name="report">Called after each, from any thread.</param>
    /// <param name="cancellationToken">Stops after the files under way.</param>
    /// <returns>The files that could not be uploaded.</returns>
    public async Task<IReadOnlyList<UploadFailure>> UploadAsync(IReadOnlyList<ArticleFile> files, Action report, CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var failures = new ConcurrentQueue<UploadFailure>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(files, options, async (file, cancel) =>
        {
            try
            {
                var upload = new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Of(file.Path) },
                    Metadata = new Dictionary<string, string> { [CatalogTelemetry.TraceParent] = NewTrace() },
                };
                await container.GetBlobClient(file.BlobName).UploadAsync(file.Path, upload, cancel);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RequestFailedException)
            {
                failures.Enqueue(new UploadFailure(file, exception.Message.Split('\n')[0].Trim()));
            }

            report();
        });
        return [.. failures];
    }

    // One trace from here to the index rows: https://www.w3.org/TR/trace-context/#traceparent-header. Whether it is kept, the app's sampling decides.
    private static string NewTrace() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";
}

/// <summary>A file that could not be uploaded.</summary>
/// <param name="File">The file.</param>
/// <param name="Reason">Why.</param>
internal sealed record UploadFailure(ArticleFile File, string Reason);
