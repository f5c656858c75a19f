using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Telemetry;
using Pipeline.Catalog.Upkeep;
using Pipeline.Catalog.Writing;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>
/// A catalogue of its own in the shared Azurite. Its blobs hold documents as JSON, and its parser and extractor just read them, so that a
/// test decides exactly what an article is found by.
/// </summary>
internal sealed class CatalogWorld : IDisposable
{
    /// <summary>The content of a blob that is rejected.</summary>
    public const string Bad = "bad";

    private readonly string _account;

    private CatalogWorld(string account, CatalogOptions options)
    {
        _account = account;
        var calls = new StorageCalls();
        Blobs = new BlobServiceClient(account, Configure(new BlobClientOptions(), calls));
        Queues = new QueueServiceClient(account, Configure(new QueueClientOptions(), calls));
        Tables = new TableServiceClient(account, Configure(new TableClientOptions(), calls));
        Store = new CatalogStore(Blobs, Queues, Tables, options with { BatchPatience = TimeSpan.Zero }, NullLogger<CatalogStore>.Instance);
        Intake = new ArticleIntake(
            Store,
            new ArticleLimits { MaxBytes = 10_000_000 },
            Parse,
            Documents.Extractor,
            Telemetry,
            TimeProvider.System,
            NullLogger<ArticleIntake>.Instance
        );
        Indexer = IndexerOf(Documents.Extractor);
        Packer = new IndexPacker(Store, Telemetry, TimeProvider.System, NullLogger<IndexPacker>.Instance);
        Builder = new IndexBuilder(Store, TimeProvider.System, NullLogger<IndexBuilder>.Instance);
        Catalog = new ArticleCatalog(Store, NullLogger<ArticleCatalog>.Instance);
    }

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    public TableServiceClient Tables { get; }

    public CatalogTelemetry Telemetry { get; } = new(TimeProvider.System);

    public CatalogStore Store { get; }

    public ArticleIntake Intake { get; }

    public ArticleIndexer Indexer { get; }

    public ArticleCatalog Catalog { get; }

    public IndexPacker Packer { get; }

    public IndexBuilder Builder { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static Task<CatalogWorld> CreateAsync(AzuriteFixture azurite, CatalogOptions? options = null) =>
        CreateAsync(azurite.Server, options);

    public static async Task<CatalogWorld> CreateAsync(AzuriteServer azurite, CatalogOptions? options = null)
    {
        var world = new CatalogWorld(azurite.TakeAccount(), options ?? new CatalogOptions());
        await world.Store.InitialiseAsync(Cancelled);
        return world;
    }

    /// <summary>The same storage, seen by another instance of the catalogue.</summary>
    public CatalogWorld Reopen(CatalogOptions? options = null) => new(_account, options ?? Store.Options);

    public ArticleIndexer IndexerOf(string extractor) =>
        new(Store, article => Extract(article, extractor), extractor, Telemetry, NullLogger<ArticleIndexer>.Instance);

    /// <summary>A reconciler of this extractor, some time after everything was uploaded.</summary>
    public ArticleReconciler ReconcilerOf(string extractor, TimeSpan later) =>
        ReconcilerOf(extractor, new FakeTimeProvider(TimeProvider.System.GetUtcNow() + later));

    /// <summary>A reconciler of this extractor, whose clock the test moves.</summary>
    public ArticleReconciler ReconcilerOf(string extractor, FakeTimeProvider clock) =>
        new(
            Store,
            new ArticleIntake(
                Store,
                new ArticleLimits(),
                Parse,
                extractor,
                Telemetry,
                TimeProvider.System,
                NullLogger<ArticleIntake>.Instance
            ),
            Catalog,
            Builder,
            extractor,
            clock,
            NullLogger<ArticleReconciler>.Instance
        );

    public BlobClient Blob(string name) => Store.Originals.GetBlobClient(name);

    public async Task UploadAsync(string name, ArticleMetadata document) =>
        await UploadAsync(name, JsonSerializer.Serialize(document, MetadataJsonContext.Default.ArticleMetadata));

    public async Task UploadAsync(string name, string content) =>
        await Blob(name).UploadAsync(BinaryData.FromString(content), overwrite: true, Cancelled);

    public async Task<ParsedArticleMessage?> ReceiveAsync(string name) => await Intake.ReceiveAsync(Blob(name), name, Cancelled);

    /// <summary>Uploads, and runs both steps.</summary>
    public async Task<IndexOutcome> PublishAsync(string name, ArticleMetadata document)
    {
        await UploadAsync(name, document);
        return await Indexer.IndexAsync((await ReceiveAsync(name))!, Cancelled);
    }

    /// <summary>As if the lease of a dead writer had run out.</summary>
    public async Task BreakLeaseAsync()
    {
        try
        {
            await Store.Index.Lease().BreakAsync(TimeSpan.Zero, cancellationToken: Cancelled);
        }
        catch (RequestFailedException e) when (e.ErrorCode == "LeaseNotPresentWithLeaseOperation")
        {
            // It had been given back.
        }
    }

    /// <summary>That every article is new, or in the index at the version that the table has, whatever died in between.</summary>
    public async Task AssertNothingIsMissingAsync()
    {
        KnownVersions known = await KnownVersions.ReadAsync(Store.Table, await Store.LayoutAsync(Cancelled), "", Cancelled);
        Assert.Empty(await new IndexComparison(Store).FindAsync(known, Cancelled));
    }

    public Task<IReadOnlyList<NewRow>> NewRowsAsync() => new NewRows(Store).ReadAsync(Cancelled);

    /// <summary>Packs until nothing is new.</summary>
    public async Task PackAsync()
    {
        while (true)
        {
            PackReport report = await Packer.RunAsync(TimeSpan.FromMinutes(1), Cancelled);
            if (report.Outcome == PackOutcome.NothingNew)
            {
                return;
            }

            Assert.Equal(PackOutcome.Packed, report.Outcome);
        }
    }

    /// <summary>
    /// The promise: whatever has happened, the table says what the current blobs imply, and nothing else; and packed, the index is the one
    /// that would be built from the table. Documents and status are compared one by one.
    /// </summary>
    public async Task AssertConsistentAsync()
    {
        await AssertTableAsync();
        await PackAsync();
        await AssertTableAsync();
        await IndexContents.AssertBuiltFromTableAsync(this);
    }

    /// <summary>That the table says what the current blobs imply.</summary>
    public async Task AssertTableAsync()
    {
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (BlobItem blob in Store.Originals.GetBlobsAsync(cancellationToken: Cancelled))
        {
            string id = ArticleId.FromBlobName(blob.Name);
            byte[] content = (await Blob(blob.Name).DownloadContentAsync(Cancelled)).Value.Content.ToArray();
            var message = new ParsedArticleMessage(id, blob.Name, "", blob.Properties.LastModified!.Value, "");
            ArticleRow row = (
                ArticleBatch.IsBatch(blob.Name, content, isWhole: true)
                    ? new UnpackedBatch(id, SourceOf(blob.Name, content), BatchSummary.Empty, IsComplete: true)
                    : Parse(blob.Name, null, content)
            ) switch
            {
                ParsedArticle article => ArticleRow.OfIndexed(Extract(article.Article, Documents.Extractor), message),
                UnpackedBatch batch => ArticleRow.OfBatch(batch, message, Documents.Extractor),
                ParseResult other => ArticleRow.OfRejected(
                    ((RejectedArticle)other).Rejection,
                    ((RejectedArticle)other).Source,
                    message,
                    Documents.Extractor
                ),
            };
            expected[RowKeys.Article(id)] =
                $"{row.Values[Columns.Status]} of {blob.Properties.ETag!.Value.ToString().Trim('"')}, {Hash(row.Values)}";
        }

        var actual = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (TableEntity entity in Store.Table.QueryAsync<TableEntity>(cancellationToken: Cancelled))
        {
            if (
                entity.PartitionKey == "meta"
                || entity.RowKey == RowKeys.Change
                || entity.RowKey.StartsWith(RowKeys.NewPrefix, StringComparison.Ordinal)
                || entity.GetString(Columns.Status) == RowStatus.Deleted
            )
            {
                continue;
            }

            actual[entity.RowKey] = $"{entity.GetString(Columns.Status)} of {entity.GetString(Columns.BlobETag)}, {Hash(entity)}";
        }

        Assert.Equal(expected, actual);
    }

    public void Dispose() => Store.Dispose();

    /// <summary>The columns that hold what was found, which the same blob must always fill in the same way.</summary>
    private static string Hash(IEnumerable<KeyValuePair<string, object?>> columns) =>
        string.Join(
            ' ',
            columns
                .Where(static column =>
                    column.Value is not null
                    && (
                        column.Key is Columns.People or Columns.Headline or Columns.ReasonCode
                        || column.Key.StartsWith("Document", StringComparison.Ordinal)
                    )
                )
                .OrderBy(static column => column.Key, StringComparer.Ordinal)
                .Select(static column =>
                    column.Value is byte[] bytes
                        ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes).AsSpan(0, 8))
                        : $"{column.Value}"
                )
        );

    private static ParseResult Parse(string name, string? contentType, ReadOnlyMemory<byte> bytes, string? url = null)
    {
        string id = ArticleId.FromBlobName(name);
        ArticleSource source = SourceOf(name, bytes);
        string text = Encoding.UTF8.GetString(bytes.Span);
        return text == Bad
            ? new RejectedArticle(id, source, new Rejection("bad", "It says so."))
            : new ParsedArticle(
                new Article
                {
                    Id = id,
                    Source = source,
                    Text = text,
                }
            );
    }

    private static ArticleSource SourceOf(string name, ReadOnlyMemory<byte> bytes) => new(name, "text/plain", bytes.Length, "");

    private static ArticleMetadata Extract(Article article, string extractor) =>
        JsonSerializer.Deserialize(article.Text, MetadataJsonContext.Default.ArticleMetadata)! with
        {
            Id = article.Id,
            Source = article.Source,
            Extractor = extractor,
        };

    private static TOptions Configure<TOptions>(TOptions options, StorageCalls calls)
        where TOptions : ClientOptions
    {
        options.AddPolicy(calls, HttpPipelinePosition.PerRetry);
        options.Retry.MaxRetries = 0;
        return options;
    }
}
