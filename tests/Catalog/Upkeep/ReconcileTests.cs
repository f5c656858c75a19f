using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Upkeep;
using Pipeline.Catalog.Writing;
using Pipeline.Functions.Local.Azurite;

namespace Pipeline.Catalog.Tests.Upkeep;

/// <summary>What events missed is found, once.</summary>
/// <param name="azurite">The storage.</param>
public sealed class ReconcileTests(AzuriteFixture azurite)
{
    private const string Name = "2022/kz one.txt";
    private static readonly TimeSpan Plenty = TimeSpan.FromMinutes(25);
    private static readonly TimeSpan AnHourLater = TimeSpan.FromHours(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blob_that_no_event_announced_is_queued_and_then_indexed()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("known.txt", Documents.Naming("Askar Mamin"));
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));

        Assert.Equal(new ReconcileReport(Blobs: 2, Queued: 1, Waiting: 0, Forgotten: 0, Failed: 0, Complete: true), await RunAsync(world));

        await IndexQueuedAsync(world);
        Assert.Equal([Name], await world.SearchAsync("person=Karin"));
        await world.AssertConsistentAsync();
        Assert.Equal(new ReconcileReport(2, 0, 0, 0, 0, true), await RunAsync(world));
    }

    [Fact]
    public async Task A_version_that_no_event_announced_is_queued()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(Name, Documents.Naming("Erlan Karin"));
        await world.UploadAsync(Name, Documents.Naming("Askar Mamin"));

        Assert.Equal(1, (await RunAsync(world)).Queued);

        await IndexQueuedAsync(world);
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_young_blob_is_left_to_its_event()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));

        Assert.Equal(0, (await RunAsync(world, later: TimeSpan.FromMinutes(1))).Queued);
    }

    [Theory]
    [InlineData(CatalogNames.ParsedQueue)]
    [InlineData(CatalogNames.ParsedQueue + CatalogNames.PoisonSuffix)]
    public async Task An_article_in_the_queue_or_among_the_poison_is_not_queued_again(string queue)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));
        await world.ReceiveAsync(Name);
        await AddMessageAsync(world, queue);

        ReconcileReport report = await RunAsync(world);

        Assert.Equal((0, 1), (report.Queued, report.Waiting));
    }

    [Fact]
    public async Task An_article_whose_message_was_lost_after_parsing_is_queued_again()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));
        await world.ReceiveAsync(Name);

        Assert.Equal(1, (await RunAsync(world)).Queued);

        await IndexQueuedAsync(world);
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_article_whose_blob_is_gone_is_forgotten()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(Name, Documents.Naming("Erlan Karin"));
        await world.PublishAsync("other.txt", Documents.Naming("Askar Mamin"));
        await world.Blob(Name).DeleteAsync(cancellationToken: Cancelled);

        Assert.Equal(1, (await RunAsync(world)).Forgotten);

        Assert.Empty(await world.SearchAsync("person=Karin"));
        await world.AssertConsistentAsync();
        Assert.Equal(0, (await RunAsync(world)).Forgotten);
    }

    [Fact]
    public async Task What_an_older_extractor_read_is_read_again_once()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(Name, Documents.Naming("Erlan Karin"));

        Assert.Equal(1, (await RunAsync(world, "2.0.0")).Queued);
        ReconcileReport waiting = await RunAsync(world, "2.0.0");
        Assert.Equal((0, 1), (waiting.Queued, waiting.Waiting));

        await IndexQueuedAsync(world, "2.0.0");
        Assert.Equal("2.0.0", (await world.Catalog.GetAsync(ArticleId.FromBlobName(Name), Cancelled))!.Summary.Extractor);
        ReconcileReport after = await RunAsync(world, "2.0.0");
        Assert.Equal((0, 0), (after.Queued, after.Waiting));
    }

    [Fact]
    public async Task What_a_newer_extractor_read_is_left_alone()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(Name, Documents.Naming("Erlan Karin"));

        Assert.Equal(0, (await RunAsync(world, "0.9.0")).Queued);
    }

    [Fact]
    public async Task Without_time_nothing_is_forgotten_that_was_not_looked_for()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("known.txt", Documents.Naming("Askar Mamin"));
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));

        ReconcileReport report = await world.ReconcilerOf(Documents.Extractor, AnHourLater).RunAsync(TimeSpan.FromTicks(-1), Cancelled);

        Assert.Equal(new ReconcileReport(2, 0, 0, 0, 0, Complete: false), report);
    }

    [Fact]
    public async Task What_was_missed_is_found_without_reading_all_rows_again_soon_after()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("kept.txt", Documents.Naming("Kassym-Jomart Tokayev"));
        await world.PublishAsync("gone.txt", Documents.Naming("Askar Mamin"));
        await world.PackAsync();
        (ArticleReconciler reconciler, _) = await ReadAsync(world, lasting: TimeSpan.FromSeconds(10));

        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));
        await world.PublishAsync("announced.txt", Documents.Naming("Alikhan Smailov"));
        await world.Blob("gone.txt").DeleteAsync(cancellationToken: Cancelled);
        var calls = new CallLog();
        using (StorageCalls.Watch(calls))
        {
            Assert.Equal(new ReconcileReport(Blobs: 3, Queued: 1, 0, Forgotten: 1, 0, true), await reconciler.RunAsync(Plenty, Cancelled));
        }

        Assert.Equal(0, calls.EntitiesRead);
        await IndexQueuedAsync(world);
        await world.AssertConsistentAsync();
        Assert.Equal(new ReconcileReport(3, 0, 0, 0, 0, true), await reconciler.RunAsync(Plenty, Cancelled));
    }

    [Fact]
    public async Task All_rows_are_read_again_after_twenty_times_as_long_as_that_takes()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync(Name, Documents.Naming("Erlan Karin"));
        (ArticleReconciler reconciler, FakeTimeProvider clock) = await ReadAsync(world, lasting: TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(201));

        var calls = new CallLog();
        using (StorageCalls.Watch(calls))
        {
            await reconciler.RunAsync(Plenty, Cancelled);
        }

        Assert.NotEqual(0, calls.EntitiesRead);
    }

    [Fact]
    public async Task All_rows_are_read_again_after_a_run_that_ran_out_of_time()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));
        (ArticleReconciler reconciler, _) = await ReadAsync(world, lasting: TimeSpan.FromMinutes(26));

        Assert.Equal(1, (await reconciler.RunAsync(Plenty, Cancelled)).Queued);
    }

    [Fact]
    public async Task A_name_that_an_emulator_cannot_list_keeps_nothing_else_from_being_found()
    {
        var options = new AzuriteOptions { ListsAnyName = false };
        await using AzuriteServer foreign = await AzuriteServer.StartAsync(options, Cancelled);
        using CatalogWorld world = await CatalogWorld.CreateAsync(foreign);
        await world.PublishAsync("gone.txt", Documents.Naming("Askar Mamin"));
        await world.Blob("gone.txt").DeleteAsync(cancellationToken: Cancelled);
        await world.UploadAsync("2022/bad\uFFFE", Documents.Naming("Kassym-Jomart Tokayev"));
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));

        Assert.Equal(new ReconcileReport(Blobs: 1, Queued: 1, 0, Forgotten: 1, Failed: 1, true), await RunAsync(world));
    }

    /// <summary>Runs a reconciler once, for which reading the table lasts as long as said.</summary>
    private static async Task<(ArticleReconciler Reconciler, FakeTimeProvider Clock)> ReadAsync(CatalogWorld world, TimeSpan lasting)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + AnHourLater);
        ArticleReconciler reconciler = world.ReconcilerOf(Documents.Extractor, clock);
        var reading = new OnCall(
            static request => request.Uri.Path.EndsWith("()", StringComparison.Ordinal),
            () =>
            {
                clock.Advance(lasting);
                return Task.CompletedTask;
            }
        );
        using (StorageCalls.Watch(reading))
        {
            await reconciler.RunAsync(Plenty, Cancelled);
        }

        Assert.True(reading.HasHappened);
        return (reconciler, clock);
    }

    private static Task<ReconcileReport> RunAsync(CatalogWorld world, string extractor = Documents.Extractor, TimeSpan? later = null) =>
        world.ReconcilerOf(extractor, later ?? AnHourLater).RunAsync(Plenty, Cancelled);

    private static async Task AddMessageAsync(CatalogWorld world, string name)
    {
        QueueClient queue = world.Queues.GetQueueClient(name);
        await queue.CreateIfNotExistsAsync(cancellationToken: Cancelled);
        await queue.SendMessageAsync("a message", Cancelled);
    }

    private static async Task IndexQueuedAsync(CatalogWorld world, string extractor = Documents.Extractor)
    {
        QueueClient queue = world.Queues.GetQueueClient(CatalogNames.ParsedQueue);
        foreach (QueueMessage message in (await queue.ReceiveMessagesAsync(32, cancellationToken: Cancelled)).Value)
        {
            ParsedArticleMessage parsed = JsonSerializer.Deserialize(
                QueueText.Decode(message.Body),
                CatalogJsonContext.Default.ParsedArticleMessage
            )!;
            Assert.Equal(IndexOutcome.Indexed, await world.IndexerOf(extractor).IndexAsync(parsed, Cancelled));
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Cancelled);
        }
    }
}
