using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Index.Storage;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Writing;

namespace Pipeline.Catalog;

/// <summary>The catalogue's containers, queues and table in one storage account.</summary>
public sealed partial class CatalogStore : IDisposable
{
    /// <summary>The metadata key of a parsed article under which the extractor stands that it was queued for.</summary>
    internal const string ExtractorMetadata = "extractor";

    private const string LayoutPartition = "meta";
    private const string LayoutRow = "catalogue";
    private const string FormatColumn = "Format";
    private const string ShardsColumn = "Shards";
    private const string TokenKeyColumn = "TokenKey";
    private const int Format = 2;

    /// <summary>Articles with posting rows and no index: read, and rebuilt by <c>Reconcile</c>.</summary>
    private const int EarlierFormat = 1;

    private readonly ILogger<CatalogStore> _logger;
    private readonly BlobContainerClient _indexContainer;
    private readonly SemaphoreSlim _initialising = new(1, 1);
    private TableLayout? _layout;

    /// <summary>Names the parts; asks nothing of storage.</summary>
    /// <param name="blobs">The account's blobs.</param>
    /// <param name="queues">The account's queues.</param>
    /// <param name="tables">The account's tables.</param>
    /// <param name="options">Where in the account the catalogue lives.</param>
    /// <param name="logger">Where to report what was created.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public CatalogStore(
        BlobServiceClient blobs,
        QueueServiceClient queues,
        TableServiceClient tables,
        CatalogOptions options,
        ILogger<CatalogStore> logger
    )
    {
        ArgumentNullException.ThrowIfNull(blobs);
        ArgumentNullException.ThrowIfNull(queues);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        Originals = blobs.GetBlobContainerClient(options.ArticlesContainer);
        Parsed = blobs.GetBlobContainerClient(options.ParsedContainer);
        _indexContainer = blobs.GetBlobContainerClient(options.IndexContainer);
        Index = new IndexBlobs(_indexContainer);
        Committed = new CommittedIndex(this);
        Queues = queues;
        Table = tables.GetTableClient(options.ArticlesTable);
        _logger = logger;
    }

    /// <summary>The options in force.</summary>
    public CatalogOptions Options { get; }

    /// <summary>The container of the originals.</summary>
    internal BlobContainerClient Originals { get; }

    /// <summary>The container of the parsed articles.</summary>
    internal BlobContainerClient Parsed { get; }

    /// <summary>The blobs of the index.</summary>
    internal IndexBlobs Index { get; }

    /// <summary>The committed index, as every query of this process reads it.</summary>
    internal CommittedIndex Committed { get; }

    /// <summary>Where Lucene may block.</summary>
    internal SearchThreads Threads { get; } = new();

    /// <summary>The account's queues.</summary>
    internal QueueServiceClient Queues { get; }

    /// <summary>The names of the pipeline's queues, each before the poison queue of it.</summary>
    internal IReadOnlyList<string> QueueNames =>
        [
            Options.ParsedQueue,
            Options.ParsedQueue + CatalogNames.PoisonSuffix,
            Options.DeletedQueue,
            Options.DeletedQueue + CatalogNames.PoisonSuffix,
            CatalogNames.BlobPoisonQueue,
        ];

    /// <summary>The table of article rows.</summary>
    internal TableClient Table { get; }

    /// <summary>
    /// Asks blobs, queues and table one small question each, so that whoever waits for storage learns whether it answers.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="RequestFailedException">One of them does not answer, or what should be there is not.</exception>
    public async Task AskAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(
            Originals.GetPropertiesAsync(cancellationToken: cancellationToken),
            Queues.GetQueueClient(Options.ParsedQueue).GetPropertiesAsync(cancellationToken),
            Table.GetEntityIfExistsAsync<TableEntity>(LayoutPartition, LayoutRow, [FormatColumn], cancellationToken)
        );

    /// <summary>
    /// Creates whatever is missing and reads how the table is laid out. Call it once at start, so that a wrong connection shows there;
    /// whatever needs the layout calls it too, and once it has succeeded it asks nothing of storage.
    /// </summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RequestFailedException">Storage cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidOperationException">The table was made by a later version of the catalogue.</exception>
    public async Task InitialiseAsync(CancellationToken cancellationToken) => await LayoutAsync(cancellationToken);

    /// <summary>
    /// Creates again what storage has lost: an Azurite that was killed soon after the first start knows no table, container or queue any
    /// more, or only some of them.
    /// </summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Whether something was missing, so that whatever was remembered of storage is wrong.</returns>
    internal async Task<bool> RestoreAsync(CancellationToken cancellationToken)
    {
        if (await IsWholeAsync(cancellationToken))
        {
            return false;
        }

        await _initialising.WaitAsync(cancellationToken);
        try
        {
            _layout = await CreateAsync(cancellationToken);
        }
        finally
        {
            _initialising.Release();
        }

        Log.Restored(_logger);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Committed.Dispose();
        Threads.Dispose();
        _initialising.Dispose();
    }

    /// <summary>The original of a blob name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="InvalidDataException">The name cannot be addressed over HTTP: see <see cref="FindOriginal"/>.</exception>
    internal BlobClient Original(string name) =>
        FindOriginal(name)
        ?? throw new InvalidDataException(
            $"Blob name '{name}' cannot be addressed over HTTP: it begins or ends with a slash, or has a segment '.' or "
                + "'..'. Rename the blob."
        );

    /// <summary>
    /// The original of a blob name; null when it cannot be addressed: <c>..</c> as a segment would lead to another container, and a slash
    /// at either end to another blob.
    /// </summary>
    /// <param name="name">The name.</param>
    internal BlobClient? FindOriginal(string name)
    {
        BlobClient blob = Originals.GetBlobClient(name);
        return blob.Name == name && blob.BlobContainerName == Originals.Name ? blob : null;
    }

    /// <summary>Writes what was made of one version of a blob, over what was there.</summary>
    /// <param name="name">See <see cref="BlobVersion.ParsedBlobName"/>.</param>
    /// <param name="result">What was made of it.</param>
    /// <param name="queuedFor">The extractor that a message about it goes to; null while none does: a batch is only half unpacked.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    internal Task WriteParsedAsync(string name, ParseResult result, string? queuedFor, CancellationToken cancellationToken) =>
        Parsed
            .GetBlobClient(name)
            .UploadAsync(
                new BinaryData(JsonSerializer.SerializeToUtf8Bytes(result, ArticleJsonContext.Default.ParseResult)),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                    Metadata = queuedFor is null ? null : new Dictionary<string, string> { [ExtractorMetadata] = queuedFor },
                },
                cancellationToken
            );

    /// <summary>Puts a message on the queue of parsed articles, as a function's output binding would.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    internal Task SendAsync(ParsedArticleMessage message, CancellationToken cancellationToken) =>
        Queues
            .GetQueueClient(Options.ParsedQueue)
            .SendMessageAsync(
                QueueText.Encode(JsonSerializer.Serialize(message, CatalogJsonContext.Default.ParsedArticleMessage)),
                cancellationToken
            );

    /// <summary>How the table is laid out.</summary>
    internal async ValueTask<TableLayout> LayoutAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _layout) is { } known)
        {
            return known;
        }

        await _initialising.WaitAsync(cancellationToken);
        try
        {
            return _layout ??= await CreateAsync(cancellationToken);
        }
        finally
        {
            _initialising.Release();
        }
    }

    /// <summary>Notes that no row of the earlier format is left.</summary>
    /// <param name="cancellationToken">Stops the request.</param>
    internal async Task MarkCurrentAsync(CancellationToken cancellationToken)
    {
        TableLayout layout = await LayoutAsync(cancellationToken);
        await Table.UpsertEntityAsync(
            new TableEntity(LayoutPartition, LayoutRow) { [FormatColumn] = Format },
            TableUpdateMode.Merge,
            cancellationToken
        );
        _layout = layout with { HasPostings = false };
    }

    private async Task<TableLayout> CreateAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            Originals.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            Parsed.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            _indexContainer.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            Queues.GetQueueClient(Options.ParsedQueue).CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            Queues.GetQueueClient(Options.DeletedQueue).CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            Table.CreateIfNotExistsAsync(cancellationToken)
        );

        if (await ReadLayoutAsync(cancellationToken) is { } existing)
        {
            return existing;
        }

        // Only a new table begins with an empty index. A table without a head has articles that are to be indexed first.
        await Index.CreateHeadAsync(IndexFields.Format, cancellationToken);
        var made = new TableEntity(LayoutPartition, LayoutRow)
        {
            [FormatColumn] = Format,
            [ShardsColumn] = Options.Shards,
            [TokenKeyColumn] = RandomNumberGenerator.GetBytes(32),
        };
        try
        {
            await Table.AddEntityAsync(made, cancellationToken);
            Log.Created(_logger, Options.ArticlesTable, Options.Shards);
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // Another instance started at the same moment; its layout holds.
        }

        return await ReadLayoutAsync(cancellationToken)
            ?? throw new InvalidOperationException(
                $"Table '{Options.ArticlesTable}' lost its row {LayoutPartition}/{LayoutRow} while it was made. Start again."
            );
    }

    private async Task<bool> IsWholeAsync(CancellationToken cancellationToken)
    {
        Task<TableLayout?> layout = ReadLayoutAsync(cancellationToken);
        Response<bool>[] parts = await Task.WhenAll(
            Originals.ExistsAsync(cancellationToken),
            Parsed.ExistsAsync(cancellationToken),
            _indexContainer.ExistsAsync(cancellationToken),
            Queues.GetQueueClient(Options.ParsedQueue).ExistsAsync(cancellationToken),
            Queues.GetQueueClient(Options.DeletedQueue).ExistsAsync(cancellationToken)
        );
        return await layout is not null && parts.All(static part => part.Value);
    }

    private async Task<TableLayout?> ReadLayoutAsync(CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> response = await Table.GetEntityIfExistsAsync<TableEntity>(
            LayoutPartition,
            LayoutRow,
            cancellationToken: cancellationToken
        );
        if (!response.HasValue)
        {
            return null;
        }

        TableEntity row = response.Value!;
        int format = row.GetInt32(FormatColumn) ?? 0;
        if (format is not (Format or EarlierFormat))
        {
            throw new InvalidOperationException(
                $"Table '{Options.ArticlesTable}' has format {format}; this version reads format {Format}. Use the "
                    + "version that made the table, or another table."
            );
        }

        int shards = row.GetInt32(ShardsColumn).GetValueOrDefault();
        if (shards != Options.Shards)
        {
            Log.KeepsShards(_logger, Options.ArticlesTable, shards, Options.Shards);
        }

        return new TableLayout(shards, row.GetBinary(TokenKeyColumn), HasPostings: format == EarlierFormat);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Storage had lost containers, queues or the table; they were created again.")]
        public static partial void Restored(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "Created table {Table} with {Shards} shards.")]
        public static partial void Created(ILogger logger, string table, int shards);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Table {Table} was made with {Actual} shards and keeps them; the configured number, "
                + "{Configured}, is for new tables only."
        )]
        public static partial void KeepsShards(ILogger logger, string table, int actual, int configured);
    }
}
