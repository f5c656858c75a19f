using System.Text;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Upkeep;
using Pipeline.Catalog.Writing;

namespace Pipeline.Catalog.Tests.Upkeep;

/// <summary>Any message of any content may lie in a poison queue: it is listed, and keeps no other from its retry.</summary>
/// <param name="azurite">The storage.</param>
public sealed class PoisonQueuesTests(AzuriteFixture azurite)
{
    private const string ParsedPoison = CatalogNames.ParsedQueue + CatalogNames.PoisonSuffix;
    private static readonly string[] Nonsense =
    [
        "not base64 at all!",
        "",
        "bnVsbA==",
        "////",
        "eyJibG9iTmFtZSI6NX0=",
        "[1,2",
        "<xml/>",
        "\u20ac \u2028",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_that_nobody_of_ours_wrote_stay_and_keep_no_other_from_its_retry()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync("a.txt", Documents.Naming("Erlan Karin"));
        foreach (string queue in (string[])[ParsedPoison, CatalogNames.BlobPoisonQueue])
        {
            foreach (string message in Nonsense)
            {
                await SendAsync(world, queue, message);
            }
        }

        await SendAsync(
            world,
            CatalogNames.BlobPoisonQueue,
            Base64("""{"Type":"BlobTrigger","ContainerName":"articles","BlobName":"a.txt"}""")
        );
        await SendAsync(world, ParsedPoison, """{"id":"x","blobName":"b.txt","parsedBlob":"p","etag":"e"}""");

        RetryReport report = await PoisonOf(world).RetryAsync(null, Cancelled);

        Assert.Equal(new RetryReport(2, 2 * Nonsense.Length), report);
        Assert.Equal(2 * Nonsense.Length, (await PoisonOf(world).ListAsync(Cancelled)).Items.Count);
        Assert.Equal(2, (await world.Queues.GetQueueClient(CatalogNames.ParsedQueue).PeekMessagesAsync(32, Cancelled)).Value.Length);
    }

    [Fact]
    public async Task Every_message_is_listed_with_its_blob_error_time_and_tries()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync("a.txt", Documents.Naming("Erlan Karin"));
        ParsedArticleMessage message = (await world.ReceiveAsync("a.txt"))!;
        await world.Store.Parsed.GetBlobClient(message.ParsedBlob).DeleteAsync(cancellationToken: Cancelled);
        for (int tries = 0; tries < 3; tries++)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => world.Indexer.IndexAsync(message, Cancelled));
        }

        await SendAsync(
            world,
            ParsedPoison,
            Base64(System.Text.Json.JsonSerializer.Serialize(message, CatalogJsonContext.Default.ParsedArticleMessage))
        );
        await SendAsync(
            world,
            CatalogNames.DeletedQueue + CatalogNames.PoisonSuffix,
            Base64("""{"data":{"url":"http://127.0.0.1:10000/devstoreaccount1/articles/b%20c.txt"}}""")
        );
        await SendAsync(world, CatalogNames.BlobPoisonQueue, "???");

        PoisonList list = await PoisonOf(world).ListAsync(Cancelled);

        Assert.True(list.Complete);
        Assert.Equal(["a.txt", "b c.txt", null], list.Items.Select(static item => item.Blob));
        Assert.Equal((3, ParsedPoison), (list.Items[0].Tries, list.Items[0].Queue));
        Assert.Contains("is missing although its version is current", list.Items[0].Error, StringComparison.Ordinal);
        Assert.Null(list.Items[1].Error);
        Assert.NotNull(list.Items[2].Error);
        Assert.All(list.Items, static item => Assert.NotNull(item.Since));
    }

    [Fact]
    public async Task One_message_is_retried_and_the_others_stay_in_sight()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        foreach (string name in (string[])["a.txt", "b.txt", "c.txt"])
        {
            await world.UploadAsync(name, Documents.Naming("Erlan Karin"));
            await SendAsync(world, CatalogNames.BlobPoisonQueue, Base64($$"""{"ContainerName":"articles","BlobName":"{{name}}"}"""));
        }

        PoisonMessage wanted = (await PoisonOf(world).ListAsync(Cancelled)).Items.Single(static item => item.Blob == "b.txt");

        Assert.Equal(new RetryReport(1, 0), await PoisonOf(world).RetryAsync(wanted.MessageId, Cancelled));

        Assert.Equal(["a.txt", "c.txt"], (await PoisonOf(world).ListAsync(Cancelled)).Items.Select(static item => item.Blob).Order());
        Assert.Equal(new RetryReport(0, 0), await PoisonOf(world).RetryAsync("no such message", Cancelled));
    }

    [Fact]
    public async Task A_poisoned_blob_with_an_invalid_name_ends_as_rejected()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await SendAsync(world, CatalogNames.BlobPoisonQueue, """{"ContainerName":"articles","BlobName":"a/../b.txt"}""");
        Assert.Equal(new RetryReport(1, 0), await PoisonOf(world).RetryAsync(null, Cancelled));
        Assert.Single((await world.Queues.GetQueueClient(CatalogNames.ParsedQueue).PeekMessagesAsync(32, Cancelled)).Value);
    }

    [Fact]
    public async Task Watching_the_queues_survives_any_message()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        foreach (string message in Nonsense)
        {
            await SendAsync(world, ParsedPoison, message);
        }

        using var measurements = new Measurements(world.Telemetry);
        await new QueueWatch(world.Store, world.Telemetry).MeasureAsync(Cancelled);
        Assert.Contains(measurements.Of("pipeline.queue.messages"), static m => m.Tag == ParsedPoison && m.Value == Nonsense.Length);
    }

    private static PoisonQueues PoisonOf(CatalogWorld world) => new(world.Store, world.Intake, NullLogger<PoisonQueues>.Instance);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task SendAsync(CatalogWorld world, string queue, string message)
    {
        QueueClient client = world.Queues.GetQueueClient(queue);
        await client.CreateIfNotExistsAsync(cancellationToken: Cancelled);
        await client.SendMessageAsync(message, Cancelled);
    }
}
