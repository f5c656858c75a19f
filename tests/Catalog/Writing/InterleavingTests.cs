using Azure.Core;
using CsCheck;
using Pipeline.Articles;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Writing;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Writing;

/// <summary>
/// An older version never beats a newer one, and a deleted article does not come back: every order of the storage calls of two flows.
/// </summary>
public sealed class InterleavingTests(AzuriteFixture azurite)
{
    private static readonly ArticleMetadata Old = Documents.Naming("Erlan Karin", "Kassym-Jomart Tokayev") with
    {
        DatePublished = new DateOnly(2022, 1, 10),
    };
    private static readonly ArticleMetadata New = Documents.Naming("Kassym-Jomart Tokayev", "Nursultan Nazarbayev") with
    {
        DatePublished = new DateOnly(2022, 1, 11),
    };
    private static readonly ArticleMetadata Newest = Documents.Naming("Askar Mamin");
    private static readonly ArticleMetadata LargeOld = Documents.Of(
        Enumerable.Range(0, 210).Select(static i => Documents.Place($"Here {i}"))
    );
    private static readonly ArticleMetadata LargeNew = Documents.Of(
        Enumerable.Range(100, 220).Select(static i => Documents.Place($"Here {i}"))
    );

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_versions_indexed_at_the_same_time_leave_the_newer_one(bool alreadyIndexed)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await Schedule.ExploreAsync(
            async (order, run) =>
            {
                string name = $"{run}";
                if (alreadyIndexed)
                {
                    await world.PublishAsync(name, Newest);
                }

                ParsedArticleMessage older = await UploadAsync(world, name, Old);
                ParsedArticleMessage newer = await UploadAsync(world, name, New);
                await new Schedule(IsStep).RunAsync(
                    order.Choose,
                    () => world.Indexer.IndexAsync(older, Cancelled),
                    () => world.Indexer.IndexAsync(newer, Cancelled)
                );
                await AssertShowsAsync(world, name, New);
            },
            atLeast: alreadyIndexed ? 20 : 3
        );
        await world.AssertConsistentAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_that_is_indexed_while_the_version_before_it_is_indexed_is_what_stays(bool alreadyIndexed)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await Schedule.ExploreAsync(
            async (order, run) =>
            {
                string name = $"{run}";
                if (alreadyIndexed)
                {
                    await world.PublishAsync(name, Newest);
                }

                ParsedArticleMessage older = await UploadAsync(world, name, Old);
                await new Schedule(IsDecision).RunAsync(
                    order.Choose,
                    () => world.Indexer.IndexAsync(older, Cancelled),
                    async () => await world.Indexer.IndexAsync(await UploadAsync(world, name, New), Cancelled)
                );
                await AssertShowsAsync(world, name, New);
            },
            atLeast: alreadyIndexed ? 20 : 3
        );
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_upload_while_the_version_before_it_is_indexed_is_what_stays()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await Schedule.ExploreAsync(
            async (order, run) =>
            {
                string name = $"{run}";
                await world.PublishAsync(name, Newest);
                ParsedArticleMessage older = await UploadAsync(world, name, Old);
                ParsedArticleMessage? newer = null;
                await new Schedule().RunAsync(
                    order.Choose,
                    () => world.Indexer.IndexAsync(older, Cancelled),
                    async () => newer = await UploadAsync(world, name, New)
                );
                await world.Indexer.IndexAsync(newer!, Cancelled);
                await world.Indexer.IndexAsync(older, Cancelled);
                await AssertShowsAsync(world, name, New);
            }
        );
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task The_same_message_twice_at_the_same_time_is_indexed_once()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await Schedule.ExploreAsync(
            async (order, run) =>
            {
                ParsedArticleMessage message = await UploadAsync(world, $"{run}", Old);
                await new Schedule().RunAsync(
                    order.Choose,
                    () => world.Indexer.IndexAsync(message, Cancelled),
                    () => world.Indexer.IndexAsync(message, Cancelled)
                );
            }
        );
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_article_deleted_while_it_is_indexed_does_not_come_back()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await Schedule.ExploreAsync(
            async (order, run) =>
            {
                string name = $"{run}";
                string id = ArticleId.FromBlobName(name);
                await world.PublishAsync(name, Old);
                ParsedArticleMessage message = await UploadAsync(world, name, New);
                await new Schedule(IsStep).RunAsync(
                    order.Choose,
                    () => world.Indexer.IndexAsync(message, Cancelled),
                    () => world.Catalog.DeleteAsync(id, Cancelled)
                );
                await world.Indexer.IndexAsync(message, Cancelled);
                Assert.Null(await world.Catalog.GetAsync(id, Cancelled));
            }
        );
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_article_uploaded_again_while_it_is_deleted_stays_or_goes_as_its_blob_does()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await Schedule.ExploreAsync(
            async (order, run) =>
            {
                string name = $"{run}";
                string id = ArticleId.FromBlobName(name);
                await world.PublishAsync(name, Old);
                ParsedArticleMessage? message = null;
                await new Schedule().RunAsync(
                    order.Choose,
                    async () =>
                    {
                        await world.UploadAsync(name, New);
                        message = await world.ReceiveAsync(name);
                    },
                    () => world.Catalog.DeleteAsync(id, Cancelled)
                );
                if (message is not null)
                {
                    await world.Indexer.IndexAsync(message, Cancelled);
                }

                // Either way the table must say what the container has.
                Assert.Equal(
                    (await world.Blob(name).ExistsAsync(Cancelled)).Value,
                    await world.Catalog.GetAsync(id, Cancelled) is not null
                );
            }
        );
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task Large_versions_indexed_at_the_same_time_leave_the_newer_one_whole()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        int run = 0;
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                string name = $"{Interlocked.Increment(ref run)}";
                ParsedArticleMessage[] messages =
                [
                    await UploadAsync(world, name, LargeOld),
                    await UploadAsync(world, name, Newest),
                    await UploadAsync(world, name, LargeNew),
                ];
                ParsedArticleMessage[] deliveries = [.. messages, messages[^1]];
                await new Schedule().RunAsync(
                    random.Next,
                    [.. deliveries.Select<ParsedArticleMessage, Func<Task>>(message => () => world.Indexer.IndexAsync(message, Cancelled))]
                );
                await AssertShowsAsync(world, name, LargeNew);
                return true;
            },
            iter: Sweep.Runs(30),
            threads: 1
        );
        await world.AssertConsistentAsync();
    }

    /// <summary>
    /// Deleting a parsed article is the last call of whoever does it, and only matters to who reads it; reading is a step.
    /// </summary>
    private static bool IsStep(Request request) =>
        request.Method != RequestMethod.Delete || !request.Uri.Path.Contains("/parsed/", StringComparison.Ordinal);

    /// <summary>
    /// What decides which version stays: uploads, questions about the original, and everything in the table. Parsed articles have a name
    /// for each version.
    /// </summary>
    private static bool IsDecision(Request request) =>
        !request.Uri.Path.Contains("/parsed/", StringComparison.Ordinal)
        && !(request.Method == RequestMethod.Get && request.Uri.Path.Contains("/articles/", StringComparison.Ordinal));

    private static async Task<ParsedArticleMessage> UploadAsync(CatalogWorld world, string name, ArticleMetadata document)
    {
        await world.UploadAsync(name, document);
        return (await world.ReceiveAsync(name))!;
    }

    private static async Task AssertShowsAsync(CatalogWorld world, string name, ArticleMetadata expected)
    {
        ArticleMetadata? actual = (await world.Catalog.GetAsync(ArticleId.FromBlobName(name), Cancelled))?.Metadata;
        Assert.Equal(expected.Entities.Select(static entity => entity.Name), actual?.Entities.Select(static entity => entity.Name));
    }
}
