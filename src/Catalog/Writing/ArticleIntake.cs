using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Telemetry;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Writing;

/// <summary>The first step: an uploaded blob becomes a parsed article and a message.</summary>
public sealed partial class ArticleIntake
{
    /// <summary>How long to wait when storage is away, after the tries of its SDK.</summary>
    private static readonly IReadOnlyList<TimeSpan> Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15)];

    private readonly CatalogStore _store;
    private readonly ArticleLimits _limits;
    private readonly Parser _parse;
    private readonly string _version;
    private readonly CatalogTelemetry _telemetry;
    private readonly BatchUnpacker _unpacker;
    private readonly Failures _failures;
    private readonly TimeProvider _clock;
    private readonly ILogger<ArticleIntake> _logger;

    /// <summary>Constructs the intake; asks nothing of storage.</summary>
    /// <param name="store">The catalogue's storage.</param>
    /// <param name="parser">Reads the blob's bytes.</param>
    /// <param name="telemetry">Where to trace and count.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Where to report what became of each blob.</param>
    public ArticleIntake(
        CatalogStore store,
        ArticleParser parser,
        CatalogTelemetry telemetry,
        TimeProvider clock,
        ILogger<ArticleIntake> logger
    )
        : this(store, parser.Limits, parser.Parse, MetadataExtractor.Version, telemetry, clock, logger) { }

    /// <summary>Constructs an intake with another parser, so that a test can decide what is read.</summary>
    internal ArticleIntake(
        CatalogStore store,
        ArticleLimits limits,
        Parser parse,
        string version,
        CatalogTelemetry telemetry,
        TimeProvider clock,
        ILogger<ArticleIntake> logger
    )
    {
        _store = store;
        _limits = limits;
        _parse = parse;
        _version = version;
        _telemetry = telemetry;
        _clock = clock;
        _failures = new Failures(store);
        _unpacker = new BatchUnpacker(store, limits, clock, logger);
        _logger = logger;
    }

    /// <inheritdoc cref="ArticleParser.Parse"/>
    internal delegate ParseResult Parser(string name, string? contentType, ReadOnlyMemory<byte> bytes, string? url = null);

    /// <summary>
    /// Reads one blob once, parses it, and writes the parsed article (or the rejection) to container <c>parsed</c>: two requests. Whatever
    /// version the event was about, the version read here is the one that the message names. A batch is unpacked: its records become blobs
    /// of their own, and what is written to <c>parsed</c> says how many.
    /// </summary>
    /// <param name="blob">The blob.</param>
    /// <param name="name">Its name inside the container.</param>
    /// <param name="cancellationToken">Stops the work; the event will come again.</param>
    /// <returns>The message to put on the queue, or null when the blob is gone, or a batch was replaced while it was unpacked, and there is
    /// nothing to do.</returns>
    public async Task<ParsedArticleMessage?> ReceiveAsync(BlobClient blob, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);
        ArgumentNullException.ThrowIfNull(name);
        await _store.InitialiseAsync(cancellationToken);
        try
        {
            for (int attempt = 0; ; attempt++)
            {
                try
                {
                    return ArticleName.Check(name) is { } rejection
                        ? await RejectNameAsync(name, rejection, cancellationToken)
                        : await ReadAsync(blob, name, cancellationToken);
                }
                catch (Exception e) when (attempt < Pauses.Count && StorageFault.IsTransient(e, cancellationToken))
                {
                    // The host would deliver the event again at once, and a few times only: a second of trouble must not poison an article.
                    Log.StorageIsAway(_logger, ArticleId.FromBlobName(name), Pauses[attempt], e.Message);
                    await Task.Delay(Pauses[attempt], _clock, cancellationToken);
                }
            }
        }
        catch (Exception e)
        {
            await _failures.NoteAsync(name, e, cancellationToken);
            throw;
        }
    }

    /// <summary>The same, for whoever knows the blob by its name only, which may be invalid.</summary>
    /// <param name="name">The name of the blob.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal Task<ParsedArticleMessage?> ReceiveAsync(string name, CancellationToken cancellationToken) =>
        ReceiveAsync(_store.Originals.GetBlobClient(name), name, cancellationToken);

    private async Task<ParsedArticleMessage?> ReadAsync(BlobClient blob, string name, CancellationToken cancellationToken)
    {
        string id = ArticleId.FromBlobName(name);
        StepStart start = _telemetry.Begin();
        BlobDownloadStreamingResult? download = await blob.FindStreamAsync(cancellationToken);
        if (download is null)
        {
            Log.Gone(_logger, id);
            return null;
        }

        using BlobDownloadStreamingResult open = download;
        string? uploadTrace = open.Details.Metadata.TryGetValue(CatalogTelemetry.TraceParent, out string? named) ? named : null;
        using Activity? span = _telemetry.Parsing(id, uploadTrace, start);
        try
        {
            return await WriteParsedAsync(blob, id, name, open, span?.Id ?? uploadTrace, cancellationToken);
        }
        catch (Exception e) when (CatalogTelemetry.Failed(span, e))
        {
            throw;
        }
        finally
        {
            _telemetry.Parsed(start);
        }
    }

    /// <summary>Nothing is asked of the blob: its address may lead to another.</summary>
    private async Task<ParsedArticleMessage> RejectNameAsync(string name, Rejection rejection, CancellationToken cancellationToken)
    {
        string id = ArticleId.FromBlobName(name);
        string parsedBlob = BlobVersion.ParsedBlobName(id, BlobVersion.OfInvalidName);
        await _store.WriteParsedAsync(
            parsedBlob,
            new RejectedArticle(id, new ArticleSource(name, null, 0, ""), rejection),
            _version,
            cancellationToken
        );
        Log.Rejected(_logger, id, rejection.Code, 0);
        return new ParsedArticleMessage(id, name, BlobVersion.OfInvalidName, _clock.GetUtcNow(), parsedBlob);
    }

    private async Task<ParsedArticleMessage?> WriteParsedAsync(
        BlobClient blob,
        string id,
        string name,
        BlobDownloadStreamingResult open,
        string? trace,
        CancellationToken cancellationToken
    )
    {
        BlobDownloadDetails details = open.Details;
        ParseResult? result = await ParseAsync(blob, id, name, open, trace, cancellationToken);
        if (result is null)
        {
            return null;
        }

        string etag = BlobVersion.TextOf(details.ETag);
        string parsedBlob = BlobVersion.ParsedBlobName(id, etag);
        await _store.WriteParsedAsync(parsedBlob, result, _version, cancellationToken);

        if (result is RejectedArticle rejected)
        {
            Log.Rejected(_logger, id, rejected.Rejection.Code, details.ContentLength);
        }
        else if (result is ParsedArticle)
        {
            Log.Parsed(_logger, id, details.ContentLength);
        }

        return new ParsedArticleMessage(id, name, etag, details.LastModified, parsedBlob, trace);
    }

    private async Task<ParseResult?> ParseAsync(
        BlobClient blob,
        string id,
        string name,
        BlobDownloadStreamingResult download,
        string? trace,
        CancellationToken cancellationToken
    )
    {
        BlobDownloadDetails details = download.Details;
        bool whole = details.ContentLength <= _limits.MaxBytes;
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)(whole ? details.ContentLength : ArticleBatch.PrefixLength));
        await download.Content.ReadExactlyAsync(bytes, cancellationToken);
        if (!BatchUnpacker.IsRecord(details.Metadata) && ArticleBatch.IsBatch(name, bytes, whole))
        {
            var source = new ArticleSource(name, details.ContentType, details.ContentLength, "");
            string etag = BlobVersion.TextOf(details.ETag);
            var begun = new ParsedArticleMessage(id, name, etag, details.LastModified, BlobVersion.ParsedBlobName(id, etag), trace);
            return await _unpacker.UnpackAsync(
                blob,
                id,
                source,
                details.ETag,
                whole ? bytes : null,
                () => _store.SendAsync(begun, cancellationToken),
                trace,
                cancellationToken
            );
        }

        return whole
            ? _parse(name, details.ContentType, bytes, BatchUnpacker.UrlOf(details.Metadata))
            : new RejectedArticle(
                id,
                new ArticleSource(name, details.ContentType, details.ContentLength, ""),
                new Rejection(
                    "too-large",
                    $"The file has {details.ContentLength} bytes; the limit is {_limits.MaxBytes}. Split it into one file per article."
                )
            );
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Article {Id}: parsed {Bytes} bytes.")]
        public static partial void Parsed(ILogger logger, string id, long bytes);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Article {Id}: rejected as {Code}, {Bytes} bytes.")]
        public static partial void Rejected(ILogger logger, string id, string code, long bytes);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Article {Id}: storage is away, trying again in {Pause}. {Reason}")]
        public static partial void StorageIsAway(ILogger logger, string id, TimeSpan pause, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Article {Id}: its blob is gone, nothing to parse.")]
        public static partial void Gone(ILogger logger, string id);
    }
}
