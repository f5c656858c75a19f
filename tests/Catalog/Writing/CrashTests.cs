using Pipeline.Articles;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Writing;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Writing;

/// <summary>
/// A crash anywhere loses and invents nothing: storage call k fails, for every k, before and after its effect, and what was under way is
/// delivered again.
/// </summary>
public sealed class CrashTests(AzuriteFixture azurite)
{
    private const string Name = "article.txt";

    private static readonly ArticleMetadata Small = Documents.Naming("Erlan Karin", "Kassym-Jomart Tokayev");
    private static readonly ArticleMetadata OtherSmall = Documents.Naming("Kassym-Jomart Tokayev", "Nursultan Nazarbayev") with
    {
        DatePublished = new DateOnly(2022, 1, 10),
    };
    private static readonly ArticleMetadata Large = Documents.Of(Enumerable.Range(0, 210).Select(static i => Documents.Place($"Here {i}")));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Cases => new MatrixTheoryData<string, bool>(["new", "replaced", "rejected"], [false, true]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Any_failing_call_is_made_good_by_delivering_again(string change, bool afterEffect)
    {
        ArticleMetadata?[] versions = change switch
        {
            "new" => [Small],
            "replaced" => [Small, OtherSmall],
            _ => [Small, null],
        };

        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        int failures = 0;
        for (int call = 0; ; call++)
        {
            string name = $"{call}/{Name}";
            foreach (ArticleMetadata? version in versions[..^1])
            {
                await world.PublishAsync(name, version!);
            }

            await UploadAsync(world, name, versions[^1]);

            var crash = new FailingCall(call, afterEffect);
            using (StorageCalls.Watch(crash))
            {
                ParsedArticleMessage message =
                    await UntilItWorks(() => world.ReceiveAsync(name)) ?? throw new InvalidOperationException("The blob is there.");
                await UntilItWorks(() => world.Indexer.IndexAsync(message, Cancelled));
            }

            await world.AssertTableAsync();
            if (!crash.HasFailed)
            {
                break;
            }

            failures++;
        }

        await world.AssertConsistentAsync();
        Assert.True(failures >= 4, "Every write has calls that can fail.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_while_an_article_was_deleted_is_made_good_by_deleting_again(bool afterEffect)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        for (int call = 0; ; call++)
        {
            string name = $"{call}/{Name}";
            string id = ArticleId.FromBlobName(name);
            await world.PublishAsync(name, Large);
            var crash = new FailingCall(call, afterEffect);
            using (StorageCalls.Watch(crash))
            {
                await UntilItWorks(() => world.Catalog.DeleteAsync(id, Cancelled));
            }

            await world.AssertTableAsync();
            Assert.Null(await world.Catalog.GetAsync(id, Cancelled));
            Assert.Empty(await world.ParsedBlobsAsync());
            if (!crash.HasFailed)
            {
                break;
            }
        }

        await world.AssertConsistentAsync();
    }

    private static Task UploadAsync(CatalogWorld world, string name, ArticleMetadata? version) =>
        version is null ? world.UploadAsync(name, CatalogWorld.Bad) : world.UploadAsync(name, version);

    private static async Task<T> UntilItWorks<T>(Func<Task<T>> step)
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
}
