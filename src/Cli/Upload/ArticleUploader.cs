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
    /// <summary>Files on their way at a time.</summary>
    internal const int AtATime = 8;

    /// <summary>Uploads the files; one that fails does not stop the others.</summary>
    /// <param name="files">The files.</param>
    /// <param name="onlyNew">Whether a name that is there already is left as it is.</param>
    /// <param name="report">Called after each, from any thread.</param>
    /// <param name="cancellationToken">Stops after the files under way; what was done until then is returned.</param>
    public async Task<UploadReport> UploadAsync(
        IReadOnlyList<ArticleFile> files,
        bool onlyNew,
        Action report,
        CancellationToken cancellationToken
    )
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        int uploaded = 0;
        int known = 0;
        var failures = new ConcurrentQueue<UploadFailure>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                files,
                options,
                async (file, cancel) =>
                {
                    try
                    {
                        await container.GetBlobClient(file.BlobName).UploadAsync(file.Path, Options(file, onlyNew), cancel);
                        Interlocked.Increment(ref uploaded);
                    }
                    catch (RequestFailedException exception) when (onlyNew && exception.ErrorCode == BlobErrorCode.BlobAlreadyExists)
                    {
                        Interlocked.Increment(ref known);
                    }
                    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RequestFailedException)
                    {
                        failures.Enqueue(new UploadFailure(file, Explain(exception)));
                    }

                    report();
                }
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new UploadReport(uploaded, known, [.. failures], IsInterrupted: true);
        }

        return new UploadReport(uploaded, known, [.. failures], IsInterrupted: false);
    }

    private static BlobUploadOptions Options(ArticleFile file, bool onlyNew) =>
        new()
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Of(file.Path) },
            Metadata = new Dictionary<string, string> { [CatalogTelemetry.TraceParent] = NewTrace() },
            Conditions = onlyNew ? new BlobRequestConditions { IfNoneMatch = ETag.All } : null,
        };

    // The SDK's own message for a 5xx is "Service request failed.", which says neither what failed nor what to do.
    private static string Explain(Exception exception) =>
        exception is RequestFailedException { Status: >= 500 } failed
            ? $"storage could not keep it (HTTP {failed.Status} {failed.ErrorCode}). "
                + "On a laptop, look whether the disk with Azurite's data is full, then upload it again."
            : exception.Message.Split('\n')[0].Trim();

    // One trace from here to the index rows: https://www.w3.org/TR/trace-context/#traceparent-header. Whether it is kept, the app's
    // sampling decides.
    private static string NewTrace() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";
}

/// <summary>How far an upload came.</summary>
/// <param name="Uploaded">How many files were uploaded.</param>
/// <param name="Known">How many were left as they are, because their name was there already.</param>
/// <param name="Failures">The files that could not be uploaded.</param>
/// <param name="IsInterrupted">Whether it was stopped before the last file.</param>
internal sealed record UploadReport(int Uploaded, int Known, IReadOnlyList<UploadFailure> Failures, bool IsInterrupted);

/// <summary>A file that could not be uploaded.</summary>
/// <param name="File">The file.</param>
/// <param name="Reason">Why.</param>
internal sealed record UploadFailure(ArticleFile File, string Reason);
