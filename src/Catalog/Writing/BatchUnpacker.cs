using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Catalog.Writing;

/// <summary>
/// Stores each record of a batch as a blob of its own, beside the batch: <c>{batch}/{record}</c>. Each raises its own event and is parsed
/// like any upload. Whatever the size of the batch, it takes the memory of a window of records.
/// </summary>
/// <param name="store">The catalogue's storage.</param>
/// <param name="limits">How much a batch may ask.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where to report how far it is.</param>
internal sealed partial class BatchUnpacker(CatalogStore store, ArticleLimits limits, TimeProvider clock, ILogger logger)
{
    /// <summary>
    /// After how many records it is noted how far the batch is. Unpacking begins there when it was cut short: by a crash, a time limit, a
    /// new deployment.
    /// </summary>
    internal const int CheckpointEvery = 500;

    // On each record that was unpacked: the SHA-256 of its bytes. It says that the blob is a record and no batch, and that it need not be
    // written again.
    private const string HashKey = "batchrecord";
    private const string UrlKey = "url";

    // Metadata are headers: 8 KiB for all of them.
    private const int LongestUrl = 2048;
    private const int LongestContentType = 200;
    private const int ReadBuffer = 4 * 1024 * 1024;
    private const int MostAttempts = 20;

    /// <summary>Whether a blob was taken out of a batch. It is never a batch itself, whatever is in it: nothing unpacks for ever.</summary>
    /// <param name="metadata">The blob's metadata.</param>
    public static bool IsRecord(IDictionary<string, string> metadata) => metadata.ContainsKey(HashKey);

    /// <summary>Where a record was fetched from, if its batch said so.</summary>
    /// <param name="metadata">The blob's metadata.</param>
    public static string? UrlOf(IDictionary<string, string> metadata) => metadata.TryGetValue(UrlKey, out string? url) ? url : null;

    /// <summary>Unpacks one version of a batch. Doing it again does nothing that was done.</summary>
    /// <param name="batch">The blob.</param>
    /// <param name="id">Its id.</param>
    /// <param name="source">What is known of it.</param>
    /// <param name="version">The version.</param>
    /// <param name="content">Its bytes, where they are at hand; else they are read as they are needed.</param>
    /// <param name="begun">Called when nothing was unpacked before, so that the batch can be found, and deleted, while it is
    /// unpacked.</param>
    /// <param name="trace">The trace that the records' own belong to, as <c>traceparent</c>; null for none.</param>
    /// <param name="cancellationToken">Stops the work; what was stored stays.</param>
    /// <returns>The summary, or why the batch was not read to its end; null when this version is no longer current.</returns>
    public async Task<ParseResult?> UnpackAsync(
        BlobClient batch,
        string id,
        ArticleSource source,
        ETag version,
        byte[]? content,
        Func<Task> begun,
        string? trace,
        CancellationToken cancellationToken
    )
    {
        BlobClient checkpoint = store.Parsed.GetBlobClient(BlobVersion.ParsedBlobName(id, BlobVersion.TextOf(version)));
        UnpackedBatch? known = await ReadProgressAsync(checkpoint, cancellationToken);
        if (known is { IsComplete: true })
        {
            return known;
        }

        UnpackedBatch progress = known ?? new UnpackedBatch(id, source, BatchSummary.Empty, IsComplete: false);
        if (known is null)
        {
            await store.WriteParsedAsync(checkpoint.Name, progress, queuedFor: null, cancellationToken);
            await begun();
        }

        try
        {
            await using Stream bytes = content is not null
                ? new MemoryStream(content, writable: false)
                : await batch.OpenReadAsync(
                    new BlobOpenReadOptions(allowModifications: false)
                    {
                        BufferSize = ReadBuffer,
                        Conditions = new BlobRequestConditions { IfMatch = version },
                    },
                    cancellationToken
                );
            return await UnpackAsync(bytes, progress, new Writer(store, batch, version, trace), checkpoint, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Replaced or deleted while it was read. What replaced it has an event of its own.
            Log.Superseded(logger, id);
            await checkpoint.DeleteIfExistsAsync(cancellationToken: cancellationToken);
            if (!await batch.ExistsAsync(cancellationToken))
            {
                // What was under way when the others were removed.
                await new BatchRecords(store, logger).RemoveAsync(source.Name, cancellationToken);
            }

            return null;
        }
    }

    private async Task<ParseResult> UnpackAsync(
        Stream bytes,
        UnpackedBatch progress,
        Writer writer,
        BlobClient checkpoint,
        CancellationToken cancellationToken
    )
    {
        string name = progress.Source.Name;
        var pace = new BatchPace(store, clock);
        (BatchSummary summary, int number) = (progress.Batch, 0);
        await using var uploads = new RecordUploads();
        await foreach (BatchRecord record in new ArticleBatch(limits).ReadAsync(name, bytes, cancellationToken))
        {
            if (record.Rejection is { } end && record.Name == name)
            {
                await uploads.EndAsync();
                return new RejectedArticle(progress.Id, progress.Source, Located(end, summary));
            }

            if (++number <= progress.Batch.Records)
            {
                continue;
            }

            summary = summary.With(record);
            if (record.Rejection is null)
            {
                // The record's bytes are overwritten by the next one.
                byte[] copy = record.Bytes.ToArray();
                await uploads.AddAsync(copy.Length, () => writer.WriteAsync(record, copy, cancellationToken));
            }

            if (summary.Records % BatchPace.Window == 0)
            {
                await uploads.EndAsync();
                await writer.AssertCurrentAsync(cancellationToken);
                await pace.WaitAsync(writer.LastParsedBlob, cancellationToken);
            }

            if (summary.Records % CheckpointEvery == 0)
            {
                await uploads.EndAsync();
                await store.WriteParsedAsync(checkpoint.Name, progress with { Batch = summary }, queuedFor: null, cancellationToken);
                Log.Unpacking(logger, progress.Id, summary.Records);
            }
        }

        await uploads.EndAsync();
        Log.Unpacked(logger, progress.Id, summary.Records, summary.Rejected);
        return progress with { Batch = summary, IsComplete = true };
    }

    private static Rejection Located(Rejection rejection, BatchSummary summary) =>
        summary.Records == 0
            ? rejection
            : rejection with
            {
                Reason =
                    $"{rejection.Reason} This was after record {summary.Records}; {summary.Records - summary.Rejected} "
                    + "records before it are stored.",
            };

    private static async Task<UnpackedBatch?> ReadProgressAsync(BlobClient checkpoint, CancellationToken cancellationToken) =>
        await checkpoint.FindContentAsync(cancellationToken) is { } json
            ? JsonSerializer.Deserialize(json, ArticleJsonContext.Default.ParseResult) as UnpackedBatch
            : null;

    /// <summary>Writes the records of one version of a batch.</summary>
    private sealed class Writer(CatalogStore store, BlobClient batch, ETag version, string? trace)
    {
        /// <summary>What the record that was stored last becomes in container <c>parsed</c>; null before the first.</summary>
        public string? LastParsedBlob { get; private set; }

        /// <summary>Ends the unpacking of a batch that was replaced or deleted meanwhile.</summary>
        /// <param name="cancellationToken">Stops the request.</param>
        /// <exception cref="RequestFailedException">It was (412, 404).</exception>
        public async Task AssertCurrentAsync(CancellationToken cancellationToken)
        {
            BlobProperties current = await batch.GetPropertiesAsync(cancellationToken: cancellationToken);
            if (current.ETag != version)
            {
                throw new RequestFailedException(412, "The batch has a newer version.");
            }
        }

        /// <summary>
        /// Stores one record, unless it is stored already. An older version of the batch never overwrites a record of a newer one: the
        /// record's ETag is read before the batch's, so that when this version is current, no newer one can have written what is about to
        /// be replaced.
        /// </summary>
        public async Task WriteAsync(BatchRecord record, byte[] bytes, CancellationToken cancellationToken)
        {
            BlobClient target = store.Original(record.Name);
            string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            var options = new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypeOf(record.ContentType) },
                Metadata = MetadataOf(record, hash),
                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            };
            for (int attempt = 0; attempt < MostAttempts; attempt++)
            {
                try
                {
                    BlobContentInfo stored = await target.UploadAsync(new BinaryData(bytes), options, cancellationToken);
                    LastParsedBlob = BlobVersion.ParsedBlobName(ArticleId.FromBlobName(record.Name), BlobVersion.TextOf(stored.ETag));
                    return;
                }
                catch (RequestFailedException e) when (e.Status is 409 or 412)
                {
                    // There is one already, or somebody was faster.
                }

                BlobProperties? existing = await target.FindPropertiesAsync(cancellationToken);
                if (existing is not null && existing.Metadata.TryGetValue(HashKey, out string? known) && known == hash)
                {
                    return;
                }

                await AssertCurrentAsync(cancellationToken);
                options.Conditions = existing is null
                    ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                    : new BlobRequestConditions { IfMatch = existing.ETag };
            }

            throw new InvalidOperationException(
                $"Record '{record.Name}' was changed by others {MostAttempts} times while it was written. The batch will be tried again."
            );
        }

        private Dictionary<string, string> MetadataOf(BatchRecord record, string hash)
        {
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [HashKey] = hash };
            if (AddressOf(record.Url) is { } url)
            {
                metadata[UrlKey] = url;
            }

            if (trace is not null)
            {
                metadata[CatalogTelemetry.TraceParent] = trace;
            }

            return metadata;
        }

        // What a crawler noted is a stranger's text, and goes into a header.
        private static string? AddressOf(string? url) =>
            Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            && address.Scheme is "http" or "https"
            && address.AbsoluteUri is { Length: <= LongestUrl } text
            && IsVisible(text)
                ? text
                : null;

        private static string? ContentTypeOf(string? contentType) =>
            contentType is { Length: <= LongestContentType }
            && IsVisible(contentType)
            && MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
                ? type.ToString()
                : null;

        private static bool IsVisible([NotNullWhen(true)] string? text) =>
            text is not null && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Batch {Id}: {Records} records unpacked so far.")]
        public static partial void Unpacking(ILogger logger, string id, int records);

        [LoggerMessage(Level = LogLevel.Information, Message = "Batch {Id}: unpacked, {Records} records, {Rejected} of them rejected.")]
        public static partial void Unpacked(ILogger logger, string id, int records, int rejected);

        [LoggerMessage(Level = LogLevel.Information, Message = "Batch {Id}: replaced or deleted while it was unpacked.")]
        public static partial void Superseded(ILogger logger, string id);
    }
}
