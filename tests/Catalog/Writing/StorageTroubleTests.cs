using Azure;
using Azure.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Writing;

namespace Pipeline.Catalog.Tests.Writing;

/// <summary>A moment without storage does not poison an article: the host would deliver it again at once, and a few times only.</summary>
/// <param name="azurite">The storage.</param>
public sealed class StorageTroubleTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task An_upload_waits_until_storage_is_back(int status)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync("a.txt", Documents.Naming("Erlan Karin"));
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        ArticleIntake intake = IntakeOf(world, clock);
        var trouble = new Trouble(3, status);

        Task<ParsedArticleMessage?> receiving;
        using (StorageCalls.Watch(trouble))
        {
            receiving = intake.ReceiveAsync(world.Blob("a.txt"), "a.txt", Cancelled);
            while (!receiving.IsCompleted)
            {
                clock.Advance(TimeSpan.FromSeconds(20));
                await Task.Yield();
            }
        }

        Assert.Equal(3, trouble.Failed);
        Assert.Equal((await receiving)!.ParsedBlob, Assert.Single(await world.ParsedBlobsAsync()));
    }

    [Fact]
    public async Task An_answer_that_is_not_trouble_is_not_asked_for_again()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync("a.txt", Documents.Naming("Erlan Karin"));
        var trouble = new Trouble(1, 403);
        using (StorageCalls.Watch(trouble))
        {
            await Assert.ThrowsAsync<RequestFailedException>(() =>
                IntakeOf(world, new FakeTimeProvider()).ReceiveAsync(world.Blob("a.txt"), "a.txt", Cancelled)
            );
        }

        Assert.Equal(1, trouble.Failed);
    }

    private static ArticleIntake IntakeOf(CatalogWorld world, TimeProvider clock) =>
        new(world.Store, new ArticleParser(new ArticleLimits()), world.Telemetry, clock, NullLogger<ArticleIntake>.Instance);

    /// <summary>Fails the first calls.</summary>
    private sealed class Trouble(int calls, int status) : StorageCallWatcher
    {
        private int _calls;

        public int Failed => Math.Min(_calls, calls);

        public override ValueTask BeforeAsync(Request request) =>
            Interlocked.Increment(ref _calls) <= calls
                ? throw new RequestFailedException(status, "Storage is away.")
                : ValueTask.CompletedTask;
    }
}
