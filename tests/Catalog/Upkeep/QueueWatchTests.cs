using Azure.Storage.Queues;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Upkeep;

namespace Pipeline.Catalog.Tests.Upkeep;

/// <summary>Alerts see a backlog and poison.</summary>
/// <param name="azurite">The storage.</param>
public sealed class QueueWatchTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_queue_is_measured_with_its_oldest_message()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        using var measurements = new Measurements(world.Telemetry);
        QueueClient poison = world.Queues.GetQueueClient("parsed-articles-poison");
        await poison.CreateAsync(cancellationToken: Cancelled);
        await poison.SendMessageAsync("one", Cancelled);
        await poison.SendMessageAsync("two", Cancelled);

        await new QueueWatch(world.Store, world.Telemetry).MeasureAsync(Cancelled);

        Assert.Equal(
            [
                "deleted-articles 0",
                "deleted-articles-poison 0",
                "parsed-articles 0",
                "parsed-articles-poison 2",
                "webjobs-blobtrigger-poison 0",
            ],
            measurements.Of("pipeline.queue.messages").Select(static m => $"{m.Tag} {m.Value}").Order(StringComparer.Ordinal)
        );
        Assert.True(
            Assert.Single(measurements.Of("pipeline.queue.oldest_message.age"), static m => m.Tag == "parsed-articles-poison").Value >= 0
        );
    }
}
