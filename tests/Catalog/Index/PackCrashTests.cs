using Azure;
using Azure.Core;
using CsCheck;
using Pipeline.Articles;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Writing;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Index;

/// <summary>Whatever dies, and whoever comes in between: no article is missing, none twice, none at an older version.</summary>
/// <param name="azurite">The storage.</param>
public sealed class PackCrashTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Plenty = TimeSpan.FromMinutes(1);
    private static readonly ArticleMetadata Old = Documents.Naming("Erlan Karin", "Kassym-Jomart Tokayev") with
    {
        DatePublished = new DateOnly(2022, 1, 10),
    };
    private static readonly ArticleMetadata New = Documents.Naming("Kassym-Jomart Tokayev", "Nursultan Nazarbayev") with
    {
        DatePublished = new DateOnly(2022, 1, 11),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_packer_that_dies_at_any_call_loses_and_invents_nothing(bool afterEffect)
    {
        // Each round adds segments, so that some rounds merge, and what was merged is swept at once.
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 1, IndexGrace = TimeSpan.Zero });
        int deaths = 0;
        for (int call = 0; ; call += Sweep.Step)
        {
            foreach (string name in (string[])["replaced", "deleted"])
            {
                await world.PublishAsync($"{call}/{name}", Long(Old, call));
            }

            await world.PackAsync();
            await world.PublishAsync($"{call}/new", Long(New, call));
            await world.PublishAsync($"{call}/replaced", Long(New, call));
            await world.Catalog.DeleteAsync(ArticleId.FromBlobName($"{call}/deleted"), Cancelled);

            var process = new DyingProcess(call, afterEffect);
            using (StorageCalls.Watch(process))
            {
                await DieAsync(() => world.Packer.RunAsync(Plenty, Cancelled));
            }

            await world.AssertNothingIsMissingAsync();
            await world.BreakLeaseAsync();
            if (call % 5 == 0 || !process.IsDead)
            {
                await world.AssertConsistentAsync();
            }

            if (!process.IsDead)
            {
                break;
            }

            deaths += Sweep.Step;
        }

        Assert.True(deaths >= 10, $"Only about {deaths} calls could be the last.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rebuild_that_dies_at_any_call_leaves_the_old_index(bool afterEffect)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 1, IndexGrace = TimeSpan.Zero });
        await world.PublishAsync("packed", Long(Old, 1));
        await world.PackAsync();
        await world.PublishAsync("new", Long(New, 2));
        for (int call = 0; ; call += Sweep.Step)
        {
            var process = new DyingProcess(call, afterEffect);
            using (StorageCalls.Watch(process))
            {
                await DieAsync(() => world.Builder.BuildAsync(Plenty, null, Cancelled));
            }

            await world.AssertNothingIsMissingAsync();
            await world.BreakLeaseAsync();
            if (!process.IsDead)
            {
                break;
            }
        }

        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_packer_whose_lease_ran_out_in_mid_commit_cannot_publish()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("a.txt", Old);
        using CatalogWorld other = world.Reopen();
        var takeover = new OnCall(
            OnCall.IsPublish,
            async () =>
            {
                await other.BreakLeaseAsync();
                await other.PublishAsync("b.txt", Old);
                await other.PackAsync();
                await other.PublishAsync("a.txt", New);
                await other.PackAsync();
            }
        );
        using (StorageCalls.Watch(takeover))
        {
            Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(() => world.Packer.RunAsync(Plenty, Cancelled))).Status);
        }

        Assert.True(takeover.HasHappened);
        await world.AssertNothingIsMissingAsync();
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task In_any_order_of_replacing_and_packing_the_index_ends_with_what_the_table_has()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 1 });
        await Schedule.ExploreAsync(
            async (order, run) =>
            {
                string name = $"{run}";
                await world.PublishAsync(name, Old);
                await world.UploadAsync(name, New);
                ParsedArticleMessage message = (await world.ReceiveAsync(name))!;
                await new Schedule(IsStep).RunAsync(
                    order.Choose,
                    () => world.Indexer.IndexAsync(message, Cancelled),
                    () => world.Packer.RunAsync(TimeSpan.Zero, Cancelled)
                );
                await world.AssertNothingIsMissingAsync();
                await world.PackAsync();
            },
            atLeast: 20
        );
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task In_any_order_of_packing_and_querying_an_article_is_found_once()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 1 });
        await Schedule.ExploreAsync(
            async (order, run) =>
            {
                await world.PublishAsync("one", run % 2 == 0 ? Old : New);
                IReadOnlyList<string> found = [];
                await new Schedule(IsStep).RunAsync(
                    order.Choose,
                    async () => found = await world.SearchAsync("person=Tokayev"),
                    () => world.Packer.RunAsync(TimeSpan.Zero, Cancelled)
                );
                Assert.Equal(["one"], found);
                await world.PackAsync();
            },
            atLeast: 20
        );
    }

    [Fact]
    public async Task While_an_article_is_replaced_and_packed_at_the_same_time_queries_find_it_once_in_one_of_its_versions()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 1 });
        int run = 0;
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                string name = $"{Interlocked.Increment(ref run)}";
                await world.PublishAsync(name, Old with { Keywords = [new Keyword(name, 1)] });
                if (random.Next(2) == 0)
                {
                    await world.PackAsync();
                }

                await world.UploadAsync(name, New with { Keywords = [new Keyword(name, 1)] });
                ParsedArticleMessage message = (await world.ReceiveAsync(name))!;
                IReadOnlyList<string> found = [];
                await new Schedule(IsStep).RunAsync(
                    random.Next,
                    () => world.Indexer.IndexAsync(message, Cancelled),
                    () => world.Packer.RunAsync(TimeSpan.Zero, Cancelled),
                    async () => found = await world.SearchAsync($"keyword={name}")
                );
                Assert.Equal([name], found);
                await world.PackAsync();
                return true;
            },
            iter: Sweep.Runs(40),
            threads: 1
        );
        await world.AssertConsistentAsync();
    }

    /// <summary>What decides who sees what: the table, and the head of the index, its lease apart.</summary>
    private static bool IsStep(Request request) =>
        !request.Uri.Path.Contains("/parsed/", StringComparison.Ordinal)
        && !request.Uri.Path.Contains("/articles/", StringComparison.Ordinal)
        && (
            !request.Uri.Path.Contains("/index/", StringComparison.Ordinal)
            || (
                request.Uri.Path.EndsWith("/head", StringComparison.Ordinal)
                && !request.Uri.Query.Contains("comp=lease", StringComparison.Ordinal)
            )
        );

    /// <summary>With enough names that its files do not fit the head.</summary>
    private static ArticleMetadata Long(ArticleMetadata article, int seed)
    {
        var random = new Random(seed);
        return article with
        {
            Entities = [.. article.Entities, .. Enumerable.Range(0, 200).Select(_ => Documents.Place($"Place {random.Next()}"))],
        };
    }

    private static async Task DieAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (IsCrash(e))
        {
            // Dead.
        }
    }

    private static bool IsCrash(Exception e) =>
        e is CrashException
        || (e.InnerException is { } inner && IsCrash(inner))
        || (e is AggregateException all && all.InnerExceptions.Any(IsCrash));
}
