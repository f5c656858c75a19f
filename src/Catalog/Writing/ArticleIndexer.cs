using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Telemetry;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Writing;

/// <summary>
/// The second step: a parsed article becomes metadata in the table. docs/catalog.md argues why no order of events can leave an older
/// version.
/// </summary>
public sealed partial class ArticleIndexer
{
    /// <summary>
    /// How often a message may be overtaken before it goes back to the queue. Each time another writer has made progress.
    /// </summary>
    private const int MaxAttempts = 50;

    /// <summary>The extractor of a batch that is still being unpacked: older than any, so that the finished batch replaces it.</summary>
    private const string Unfinished = "0.0";

    private readonly CatalogStore _store;
    private readonly Func<Article, ArticleMetadata> _extract;
    private readonly string _version;
    private readonly CatalogTelemetry _telemetry;
    private readonly ILogger<ArticleIndexer> _logger;
    private readonly Failures _failures;

    /// <summary>Constructs the indexer; asks nothing of storage.</summary>
    /// <param name="store">The catalogue's storage.</param>
    /// <param name="extractor">Extracts the metadata.</param>
    /// <param name="telemetry">Where to trace and count.</param>
    /// <param name="logger">Where to report what became of each message.</param>
    public ArticleIndexer(CatalogStore store, MetadataExtractor extractor, CatalogTelemetry telemetry, ILogger<ArticleIndexer> logger)
        : this(store, extractor.Extract, MetadataExtractor.Version, telemetry, logger) { }

    /// <summary>Constructs an indexer with another extraction, so that a test can decide what is found.</summary>
    internal ArticleIndexer(
        CatalogStore store,
        Func<Article, ArticleMetadata> extract,
        string version,
        CatalogTelemetry telemetry,
        ILogger<ArticleIndexer> logger
    )
    {
        _store = store;
        _extract = extract;
        _version = version;
        _telemetry = telemetry;
        _logger = logger;
        _failures = new Failures(store);
    }

    /// <summary>
    /// Extracts the metadata of one parsed version and writes them, unless the table has that version already or the blob has a newer one.
    /// </summary>
    /// <param name="message">The message of <see cref="ArticleIntake"/>.</param>
    /// <param name="cancellationToken">Stops the work; the message will come again.</param>
    /// <exception cref="InvalidDataException">The message or its parsed article is not one that <see cref="ArticleIntake"/> wrote, or the
    /// parsed article of the current version is missing.</exception>
    public async Task<IndexOutcome> IndexAsync(ParsedArticleMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (
            message.BlobName is null
            || message.ETag is null
            || message.ParsedBlob is null
            || message.Id != ArticleId.FromBlobName(message.BlobName)
        )
        {
            throw new InvalidDataException(
                $"The message is none that ParseArticle writes: its id '{message.Id}' does not belong to its blob name. Delete it."
            );
        }

        StepStart start = _telemetry.Begin();
        using Activity? span = _telemetry.Indexing(message, start);
        try
        {
            IndexOutcome outcome = await RunAsync(message, cancellationToken);
            span?.SetTag("article.outcome", outcome.ToString());
            _telemetry.Handled(start);
            return outcome;
        }
        catch (Exception e)
        {
            CatalogTelemetry.Failed(span, e);
            await _failures.NoteAsync(message.BlobName, e, cancellationToken);
            throw;
        }
    }

    private async Task<IndexOutcome> RunAsync(ParsedArticleMessage message, CancellationToken cancellationToken)
    {
        TableLayout layout = await _store.LayoutAsync(cancellationToken);
        var writer = new ArticleWriter(_store.Table, layout.PartitionOf(message.Id), message.Id);
        ParseResult? parsed = await ReadParsedAsync(message, cancellationToken);
        if (parsed is null)
        {
            return await DropWithoutParsedAsync(message, writer, cancellationToken);
        }

        ArticleRow row = parsed switch
        {
            ParsedArticle article => ArticleRow.OfIndexed(_extract(article.Article), message),
            RejectedArticle rejected => ArticleRow.OfRejected(rejected.Rejection, rejected.Source, message, _version),
            UnpackedBatch batch => ArticleRow.OfBatch(batch, message, batch.IsComplete ? _version : Unfinished),
            _ => throw new InvalidDataException($"Parsed article '{message.ParsedBlob}' has an unknown outcome."),
        };
        return await WriteAsync(writer, row, message, cancellationToken);
    }

    private async Task<IndexOutcome> WriteAsync(
        ArticleWriter writer,
        ArticleRow row,
        ParsedArticleMessage message,
        CancellationToken cancellationToken
    )
    {
        // Most articles are new. To find out costs nothing: the write itself fails when they are not.
        if (await writer.TryAddAsync(row, cancellationToken))
        {
            return Written(row, message);
        }

        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            RowState? current = await writer.ReadAsync(cancellationToken);
            if (current is null)
            {
                if (await writer.TryAddAsync(row, cancellationToken))
                {
                    return Written(row, message);
                }

                continue;
            }

            if (current.Covers(message, (string)row.Values[Columns.Extractor]!))
            {
                Log.Unchanged(_logger, message.Id);
                return IndexOutcome.Unchanged;
            }

            // The row was read before the blob is asked: if this version is current now, no newer one can be in the row that is about to be
            // replaced.
            if (await CurrentVersionAsync(message, cancellationToken) is var version && version != message.ETag)
            {
                await _store.Parsed.GetBlobClient(message.ParsedBlob).DeleteIfExistsAsync(cancellationToken: cancellationToken);
                return Superseded(version, message);
            }

            if (await writer.TryReplaceAsync(current, row, cancellationToken))
            {
                if (current.ParsedBlob is { } replaced && replaced != message.ParsedBlob)
                {
                    await _store.Parsed.GetBlobClient(replaced).DeleteIfExistsAsync(cancellationToken: cancellationToken);
                }

                return Written(row, message);
            }
        }

        throw new InvalidOperationException(
            $"Article {message.Id} was changed by others {MaxAttempts} times while it was written. The message will be tried again."
        );
    }

    /// <summary>The parsed article is gone. That is as it should be when its version is no longer current, or was written before.</summary>
    private async Task<IndexOutcome> DropWithoutParsedAsync(
        ParsedArticleMessage message,
        ArticleWriter writer,
        CancellationToken cancellationToken
    )
    {
        if (await writer.ReadAsync(cancellationToken) is { } current && current.Covers(message, _version))
        {
            Log.Unchanged(_logger, message.Id);
            return IndexOutcome.Unchanged;
        }

        string? version = await CurrentVersionAsync(message, cancellationToken);
        if (version != message.ETag)
        {
            return Superseded(version, message);
        }

        throw new InvalidDataException(
            $"Parsed article '{message.ParsedBlob}' is missing although its version is current. Upload '{message.BlobName}' again."
        );
    }

    private async Task<ParseResult?> ReadParsedAsync(ParsedArticleMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await _store.Parsed.GetBlobClient(message.ParsedBlob).FindContentAsync(cancellationToken) is { } json
                ? JsonSerializer.Deserialize(json, ArticleJsonContext.Default.ParseResult)
                : null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"Parsed article '{message.ParsedBlob}' is not the JSON that ParseArticle writes. Upload '{message.BlobName}' again.",
                e
            );
        }
    }

    /// <summary>The version the original has now; null when it is gone.</summary>
    private async Task<string?> CurrentVersionAsync(ParsedArticleMessage message, CancellationToken cancellationToken) =>
        message.ETag == BlobVersion.OfInvalidName && ArticleName.Check(message.BlobName) is not null ? message.ETag
        : await _store.Original(message.BlobName).FindPropertiesAsync(cancellationToken) is { } properties
            ? BlobVersion.TextOf(properties.ETag)
        : null;

    private IndexOutcome Written(ArticleRow row, ParsedArticleMessage message)
    {
        if ((string)row.Values[Columns.Status]! == RowStatus.Rejected)
        {
            string reason = (string)row.Values[Columns.ReasonCode]!;
            _telemetry.Rejected(message, reason);
            Log.Rejected(_logger, message.Id, reason);
            return IndexOutcome.Rejected;
        }

        if ((string)row.Values[Columns.Status]! == RowStatus.Batch)
        {
            return IndexOutcome.Batch; // its records are counted, each by itself
        }

        _telemetry.Indexed(message);
        Log.Indexed(_logger, message.Id);
        return IndexOutcome.Indexed;
    }

    private IndexOutcome Superseded(string? version, ParsedArticleMessage message)
    {
        if (version is null)
        {
            Log.Gone(_logger, message.Id);
            return IndexOutcome.Gone;
        }

        Log.Stale(_logger, message.Id);
        return IndexOutcome.Stale;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Article {Id}: indexed.")]
        public static partial void Indexed(ILogger logger, string id);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Article {Id}: rejected as {Code}.")]
        public static partial void Rejected(ILogger logger, string id, string code);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Article {Id}: indexed already.")]
        public static partial void Unchanged(ILogger logger, string id);

        [LoggerMessage(Level = LogLevel.Information, Message = "Article {Id}: the blob has a newer version, this one is dropped.")]
        public static partial void Stale(ILogger logger, string id);

        [LoggerMessage(Level = LogLevel.Information, Message = "Article {Id}: the blob is gone, this version is dropped.")]
        public static partial void Gone(ILogger logger, string id);
    }
}
