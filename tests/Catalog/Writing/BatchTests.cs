using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Upkeep;
using Pipeline.Catalog.Writing;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Writing;

/// <summary>
/// A batch becomes a blob for each record and a row that says how many; again, at any point, by anybody, it comes to the same.
/// </summary>
public sealed class BatchTests(AzuriteFixture azurite)
{
    private const string Name = "day.zip";

    private static readonly ArticleMetadata Karin = Documents.Naming("Erlan Karin");
    private static readonly ArticleMetadata Mamin = Documents.Naming("Askar Mamin");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_record_becomes_an_article_and_the_batch_says_how_many()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadAsync(world, Name, Zip(("a.txt", Json(Karin)), ("b/c.txt", Json(Mamin)), ("inner.zip", Zip(("x.txt", Json(Karin))))));

        Assert.Equal(IndexOutcome.Batch, await PublishAllAsync(world, Name));

        Assert.Equal(["day.zip/a.txt"], await world.SearchAsync("person=Erlan Karin"));
        Assert.Equal(["day.zip/b/c.txt"], await world.SearchAsync("person=Askar Mamin"));
        Assert.Equal([Name], await world.SearchAsync("status=batch"));
        ArticleRecord batch = (await world.Catalog.GetAsync(ArticleId.FromBlobName(Name), Cancelled))!;
        Assert.Equal((ArticleStatus.Batch, 3, 1), (batch.Summary.Status, batch.Summary.Batch!.Records, batch.Summary.Batch.Rejected));
        RejectedRecord rejected = Assert.Single(batch.Summary.Batch.Rejections);
        Assert.Equal(("day.zip/inner.zip", "nested-batch"), (rejected.Name, rejected.Rejection.Code));
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task Reconciling_leaves_an_unpacked_batch_alone()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadAsync(world, Name, Zip(("a.txt", Json(Karin))));
        await PublishAllAsync(world, Name);

        ReconcileReport report = await world
            .ReconcilerOf(Documents.Extractor, TimeSpan.FromHours(1))
            .RunAsync(TimeSpan.FromMinutes(25), Cancelled);

        Assert.Equal(new ReconcileReport(Blobs: 2, Queued: 0, Waiting: 0, Forgotten: 0, Failed: 0, Complete: true), report);
    }

    [Fact]
    public async Task A_batch_delivered_again_writes_no_record_again()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadAsync(world, Name, Zip(("a.txt", Json(Karin)), ("b.txt", Json(Mamin))));
        await PublishAllAsync(world, Name);
        Dictionary<string, ETag> before = await VersionsAsync(world);

        ParsedArticleMessage? again = await world.ReceiveAsync(Name);

        Assert.Equal(IndexOutcome.Unchanged, await world.Indexer.IndexAsync(again!, Cancelled));
        Assert.Equal(before, await VersionsAsync(world));
    }

    [Fact]
    public async Task The_same_records_in_a_new_upload_are_not_written_again_and_changed_ones_are()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadAsync(world, Name, Zip(("a.txt", Json(Karin)), ("b.txt", Json(Karin)), ("gone.txt", Json(Karin))));
        await PublishAllAsync(world, Name);
        Dictionary<string, ETag> before = await VersionsAsync(world);

        await UploadAsync(world, Name, Zip(("a.txt", Json(Karin)), ("b.txt", Json(Mamin))));
        Assert.Equal(IndexOutcome.Batch, await PublishAllAsync(world, Name));

        Dictionary<string, ETag> after = await VersionsAsync(world);
        Assert.Equal(before["day.zip/a.txt"], after["day.zip/a.txt"]);
        Assert.NotEqual(before["day.zip/b.txt"], after["day.zip/b.txt"]);
        Assert.Equal(before["day.zip/gone.txt"], after["day.zip/gone.txt"]);
        Assert.Equal(["day.zip/b.txt"], await world.SearchAsync("person=Askar Mamin"));
        await world.AssertConsistentAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Any_failing_call_is_made_good_by_delivering_again(bool afterEffect)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        int failures = 0;
        for (int call = 0; ; call += Sweep.Step)
        {
            string name = $"{call}/{Name}";
            await UploadAsync(world, name, Zip(("a.txt", Json(Karin)), ("b.txt", Json(Karin))));
            await PublishAllAsync(world, name);
            await UploadAsync(world, name, Zip(("a.txt", Json(Karin)), ("b.txt", Json(Mamin)), ("c.txt", Json(Mamin))));
            var crash = new FailingCall(call, afterEffect);
            using (StorageCalls.Watch(crash))
            {
                ParsedArticleMessage? message = await UntilItWorksAsync(() => world.ReceiveAsync(name));
                await UntilItWorksAsync(() => world.Indexer.IndexAsync(message!, Cancelled));
            }

            await PublishRecordsAsync(world, name);
            await world.AssertTableAsync();
            Assert.Equal(
                [$"{name}/b.txt", $"{name}/c.txt"],
                (await world.SearchAsync("person=Askar Mamin&limit=100"))
                    .Where(found => found.StartsWith(name, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
            );
            if (!crash.HasFailed)
            {
                break;
            }

            failures += Sweep.Step;
        }

        await world.AssertConsistentAsync();
        Assert.True(failures >= 10, $"Only about {failures} calls failed.");
    }

    [Fact]
    public async Task While_it_is_unpacked_a_batch_can_be_found_and_deleting_it_stops_it_and_removes_its_records()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        string id = ArticleId.FromBlobName("lines.jsonl");
        await UploadAsync(world, "lines.jsonl", Lines(4 * BatchPace.Window));
        await world.UploadAsync("lines.jsonl/mine.txt", Documents.Naming("Erlan Karin"));
        using CatalogWorld other = world.Reopen();
        ArticleStatus? found = null;
        var delete = new OnCall(
            static request => request.Uri.Path.EndsWith("/lines.jsonl/000150.json", StringComparison.Ordinal),
            async () =>
            {
                Azure.Storage.Queues.Models.QueueMessage begun = (
                    await other
                        .Queues.GetQueueClient(CatalogNames.ParsedQueue)
                        .ReceiveMessageAsync(cancellationToken: CancellationToken.None)
                ).Value;
                await other.Indexer.IndexAsync(
                    JsonSerializer.Deserialize(QueueText.Decode(begun.Body), CatalogJsonContext.Default.ParsedArticleMessage)!,
                    CancellationToken.None
                );
                found = (await other.Catalog.GetAsync(id, CancellationToken.None))?.Summary.Status;
                await other.Catalog.DeleteAsync(id, CancellationToken.None);
            }
        );

        ParsedArticleMessage? message;
        using (StorageCalls.Watch(delete))
        {
            message = await world.ReceiveAsync("lines.jsonl");
        }

        Assert.Equal(ArticleStatus.Batch, found);
        Assert.Null(message);
        Assert.Equal(["lines.jsonl/mine.txt"], (await VersionsAsync(world)).Keys);
        Assert.Null(await world.Catalog.GetAsync(id, Cancelled));
    }

    [Fact]
    public async Task A_batch_that_was_cut_short_goes_on_where_it_was()
    {
        const int Records = (2 * BatchUnpacker.CheckpointEvery) + 10;
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadAsync(world, "lines.jsonl", Lines(Records));
        var first = new CallLog();
        using (StorageCalls.Watch(new FailingUpload("lines.jsonl/001005.json", first)))
        {
            await Assert.ThrowsAsync<CrashException>(() => world.ReceiveAsync("lines.jsonl"));
        }

        var second = new CallLog();
        ParsedArticleMessage message;
        using (StorageCalls.Watch(second))
        {
            message = (await world.ReceiveAsync("lines.jsonl"))!;
        }

        Assert.InRange(
            second.Calls.Count(static call =>
                call.StartsWith("PUT", StringComparison.Ordinal) && call.Contains("/lines.jsonl/", StringComparison.Ordinal)
            ),
            1,
            10
        );
        Assert.Equal(IndexOutcome.Batch, await world.Indexer.IndexAsync(message, Cancelled));
        Assert.Equal(Records, (await world.Catalog.GetAsync(message.Id, Cancelled))!.Summary.Batch!.Records);
        Assert.Equal(Records + 1, (await VersionsAsync(world)).Count);
    }

    [Fact]
    public async Task A_batch_that_is_damaged_midway_is_rejected_and_says_where_and_what_came_before_stays()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync("a.json", $"[{Json(Karin)},{Json(Mamin)},{{\"cut\"");

        Assert.Equal(IndexOutcome.Rejected, await PublishAllAsync(world, "a.json"));

        ArticleRecord batch = (await world.Catalog.GetAsync(ArticleId.FromBlobName("a.json"), Cancelled))!;
        Assert.Equal("malformed-batch", batch.Summary.Rejection!.Code);
        Assert.Contains("after record 2", batch.Summary.Rejection.Reason, StringComparison.Ordinal);
        Assert.Equal(["a.json/000001.json"], await world.SearchAsync("person=Erlan Karin"));
        Assert.Equal(["a.json/000002.json"], await world.SearchAsync("person=Askar Mamin"));
    }

    [Fact]
    public async Task A_record_is_never_unpacked_itself()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadAsync(world, Name, Zip(("a.txt", Json(Karin))));
        await PublishAllAsync(world, Name);
        IDictionary<string, string> mark = (await world.Blob("day.zip/a.txt").GetPropertiesAsync(cancellationToken: Cancelled))
            .Value
            .Metadata;
        await world
            .Blob("day.zip/a.txt")
            .UploadAsync(BinaryData.FromBytes(Zip(("b.txt", Json(Karin)))), new BlobUploadOptions { Metadata = mark }, Cancelled);

        await Assert.ThrowsAnyAsync<JsonException>(() => PublishRecordsAsync(world, Name));

        Assert.Equal([Name, "day.zip/a.txt"], (await VersionsAsync(world)).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_two_versions_unpacked_at_the_same_time_the_newer_one_stays()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await Schedule.ExploreAsync(
            async (order, run) =>
            {
                string name = $"{run}.zip";
                await UploadAsync(world, name, Zip(("a.txt", Json(Documents.Naming("Nobody")))));
                await world.ReceiveAsync(name);
                await UploadAsync(world, name, Zip(("a.txt", Json(Karin))));
                var schedule = new Schedule(request => IsOfRecords(request, name));
                await schedule.RunAsync(
                    order.Choose,
                    () => world.ReceiveAsync(name),
                    async () =>
                    {
                        await UploadAsync(world, name, Zip(("a.txt", Json(Mamin))));
                        await world.ReceiveAsync(name);
                    }
                );

                Assert.Contains(
                    "Askar Mamin",
                    (await world.Blob($"{name}/a.txt").DownloadContentAsync(Cancelled)).Value.Content.ToString(),
                    StringComparison.Ordinal
                );
            },
            atLeast: 20
        );
    }

    [Fact]
    public async Task The_address_and_type_that_a_web_archive_states_go_with_the_record()
    {
        string? url = null;
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        var intake = new ArticleIntake(
            world.Store,
            new ArticleLimits(),
            (name, type, bytes, address) =>
            {
                url = address;
                return new ArticleParser(new ArticleLimits()).Parse(name, type, bytes, address);
            },
            Documents.Extractor,
            world.Telemetry,
            TimeProvider.System,
            NullLogger<ArticleIntake>.Instance
        );
        const string Page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry sailed at noon, the harbour office said.</p>";
        await world.UploadAsync(
            "c.warc",
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/ferry sails?ä\r\n"
                + $"Content-Length: {Page.Length}\r\n\r\n{Page}\r\n\r\n"
        );

        await intake.ReceiveAsync(world.Blob("c.warc"), "c.warc", Cancelled);
        const string Record = "c.warc/000001-paper.example-ferry-sails.html";
        await intake.ReceiveAsync(world.Blob(Record), Record, Cancelled);

        Assert.Equal("https://paper.example/ferry%20sails?%C3%A4", url);
        Assert.Equal("text/html", (await world.Blob(Record).GetPropertiesAsync(cancellationToken: Cancelled)).Value.ContentType);
    }

    [Fact]
    public async Task Names_of_any_kind_in_an_archive_become_names_that_storage_takes()
    {
        string[] names =
        [
            "../../up.txt",
            "/root.txt",
            "C:\\dir\\..\\x.txt",
            "a?b#c%41.txt",
            "tab\tand\u0001.txt",
            "\u202Eright.txt",
            "smile😀.txt",
            "ünïcode/статья.txt",
            "...",
            " ",
            new string('n', 3000) + ".txt",
            string.Concat(Enumerable.Repeat("d/", 900)) + "deep.txt",
            "dot.",
            "a//b.txt",
            "a/./b.txt",
            "q'\"+&=;,$!.txt",
        ];
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await UploadAsync(world, Name, Zip([.. names.Select(static (name, i) => (name, Json(Documents.Naming($"Person Number{i}"))))]));

        Assert.Equal(IndexOutcome.Batch, await PublishAllAsync(world, Name));

        Assert.Equal(names.Length + 1, (await VersionsAsync(world)).Count);
        for (int i = 0; i < names.Length; i++)
        {
            Assert.Single(await world.SearchAsync($"person=Person Number{i}"));
        }
    }

    [Fact]
    public async Task A_large_batch_is_unpacked_in_bounded_memory()
    {
        const int Records = 40;
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        byte[] incompressible = new byte[2_000_000];
        new Random(1).NextBytes(incompressible);
        await using (Stream blob = await world.Blob("large.zip").OpenWriteAsync(overwrite: true, cancellationToken: Cancelled))
        {
            await using var zip = new ZipArchive(blob, ZipArchiveMode.Create);
            for (int i = 0; i < Records; i++)
            {
                await using Stream entry = await zip.CreateEntry($"{i}.bin", CompressionLevel.NoCompression).OpenAsync(Cancelled);
                incompressible[0] = (byte)i;
                await entry.WriteAsync(incompressible, Cancelled);
            }
        }

        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        using (StorageCalls.Watch(new MemoryWatcher(() => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before))))
        {
            await world.Indexer.IndexAsync((await world.ReceiveAsync("large.zip"))!, Cancelled);
        }

        Assert.Equal(Records, (await world.Catalog.GetAsync(ArticleId.FromBlobName("large.zip"), Cancelled))!.Summary.Batch?.Records);
        Assert.True(most < 60_000_000, $"{most:N0} bytes were alive at once for a batch of {Records * incompressible.Length:N0}.");
    }

    private static bool IsOfRecords(Request request, string name)
    {
        string path = Uri.UnescapeDataString(request.Uri.Path);
        return path.EndsWith($"articles/{name}/a.txt", StringComparison.Ordinal)
            || path.EndsWith($"articles/{name}", StringComparison.Ordinal);
    }

    private static async Task UploadAsync(CatalogWorld world, string name, byte[] bytes) =>
        await world.Blob(name).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, Cancelled);

    private static async Task<IndexOutcome> PublishAllAsync(CatalogWorld world, string batch)
    {
        IndexOutcome outcome = await world.Indexer.IndexAsync((await world.ReceiveAsync(batch))!, Cancelled);
        await PublishRecordsAsync(world, batch);
        return outcome;
    }

    private static async Task PublishRecordsAsync(CatalogWorld world, string batch)
    {
        await foreach (BlobItem blob in world.Store.Originals.GetBlobsAsync(BlobTraits.None, BlobStates.None, batch + "/", Cancelled))
        {
            await world.Indexer.IndexAsync((await world.ReceiveAsync(blob.Name))!, Cancelled);
        }
    }

    private static async Task<Dictionary<string, ETag>> VersionsAsync(CatalogWorld world)
    {
        var versions = new Dictionary<string, ETag>(StringComparer.Ordinal);
        await foreach (BlobItem blob in world.Store.Originals.GetBlobsAsync(cancellationToken: Cancelled))
        {
            versions[blob.Name] = blob.Properties.ETag!.Value;
        }

        return versions;
    }

    private static async Task<T> UntilItWorksAsync<T>(Func<Task<T>> step)
    {
        while (true)
        {
            try
            {
                return await step();
            }
            catch (CrashException)
            {
                // Delivered again.
            }
        }
    }

    private static string Json(ArticleMetadata document) => JsonSerializer.Serialize(document, MetadataJsonContext.Default.ArticleMetadata);

    private static byte[] Lines(int count) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(static i => $"{{\"id\":{i}}}\n")));

    private static byte[] Zip(params (string Name, string Text)[] files) =>
        Zip([.. files.Select(static file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    private static byte[] Zip(params (string Name, object Content)[] files) =>
        Zip([.. files.Select(static file => (file.Name, file.Content as byte[] ?? Encoding.UTF8.GetBytes((string)file.Content)))]);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] bytes) in files)
            {
                using Stream file = zip.CreateEntry(name).Open();
                file.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The upload of one blob fails.</summary>
    private sealed class FailingUpload(string name, CallLog log) : StorageCallWatcher
    {
        public override ValueTask BeforeAsync(Request request) =>
            request.Method == RequestMethod.Put && request.Uri.Path.EndsWith(name, StringComparison.Ordinal)
                ? throw new CrashException()
                : log.BeforeAsync(request);
    }

    /// <summary>Looks at the memory at every tenth call.</summary>
    private sealed class MemoryWatcher(Action look) : StorageCallWatcher
    {
        private int _calls;

        public override ValueTask BeforeAsync(Request request)
        {
            if (Interlocked.Increment(ref _calls) % 10 == 0)
            {
                lock (look)
                {
                    look();
                }
            }

            return ValueTask.CompletedTask;
        }
    }
}
