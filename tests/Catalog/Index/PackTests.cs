using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Storage;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Index;

/// <summary>New articles move from their rows into the index, and nothing is ever in neither.</summary>
/// <param name="azurite">The storage.</param>
public sealed class PackTests(AzuriteFixture azurite)
{
    /// <summary>How often is packed, so that there is something to merge: each time adds a segment, and eleven are too many.</summary>
    private const int Rounds = 12;

    private static readonly TimeSpan Plenty = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_is_new_until_it_is_packed()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("a.txt", Documents.Naming("Erlan Karin"));
        NewRow row = Assert.Single(await world.NewRowsAsync());
        Assert.Equal(ArticleId.FromBlobName("a.txt"), row.Id);
        Assert.False(row.IsDeleted);

        Assert.Equal(
            new PackReport(1, 0, false, PackOutcome.Packed),
            (await world.Packer.RunAsync(Plenty, Cancelled)) with
            {
                Merged = false,
            }
        );

        Assert.Empty(await world.NewRowsAsync());
        await world.AssertConsistentAsync();
        Assert.Equal(PackOutcome.NothingNew, (await world.Packer.RunAsync(Plenty, Cancelled)).Outcome);
    }

    [Fact]
    public async Task A_replaced_article_and_a_deleted_one_are_packed_over_what_the_index_had()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        foreach (string name in (string[])["kept.txt", "replaced.txt", "deleted.txt"])
        {
            await world.PublishAsync(name, Documents.Naming("Erlan Karin", "Kassym-Jomart Tokayev"));
        }

        await world.PackAsync();

        await world.PublishAsync("replaced.txt", Documents.Naming("Askar Mamin"));
        await world.Catalog.DeleteAsync(ArticleId.FromBlobName("deleted.txt"), Cancelled);
        Assert.Single(await world.NewRowsAsync(), static row => row.IsDeleted);

        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_article_that_changes_while_it_is_packed_stays_new()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("a.txt", Documents.Naming("Erlan Karin"));
        await world.PublishAsync("b.txt", Documents.Naming("Erlan Karin"));
        string id = ArticleId.FromBlobName("a.txt");
        var change = new OnCall(OnCall.IsPublish, () => world.Reopen().PublishAsync("a.txt", Documents.Naming("Askar Mamin")));
        PackReport report;
        using (StorageCalls.Watch(change))
        {
            report = await world.Packer.RunAsync(TimeSpan.Zero, Cancelled);
        }

        Assert.True(change.HasHappened);
        Assert.Equal((1, 1), (report.Packed, report.Left));
        Assert.Equal(id, Assert.Single(await world.NewRowsAsync()).Id);
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task Of_two_packers_one_packs_and_the_other_goes_home()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("a.txt", Documents.Naming("Erlan Karin"));
        await using (WriterLease? held = await WriterLease.TryTakeAsync(world.Store.Index, TimeProvider.System, Cancelled))
        {
            Assert.NotNull(held);
            Assert.Equal(PackOutcome.Busy, (await world.Packer.RunAsync(Plenty, Cancelled)).Outcome);
        }

        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task Many_articles_are_merged_into_few_segments_and_what_was_merged_is_retired_and_then_swept()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { IndexGrace = TimeSpan.Zero });
        for (int i = 0; i < Rounds; i++)
        {
            await world.PublishAsync($"{i}.txt", Many(i));
            await world.Packer.RunAsync(Plenty, Cancelled);
        }

        IndexHead head = (await world.Store.Index.ReadHeadAsync(default, Cancelled)).Head!;
        Assert.InRange(head.Files.Keys.Count(static name => name.EndsWith(".si", StringComparison.Ordinal)), 1, 10);
        HashSet<string> named = [.. head.Blobs(), .. head.Retired.Keys];
        await foreach (Azure.Storage.Blobs.Models.BlobItem blob in world.Store.Index.ListAsync(Cancelled))
        {
            Assert.Contains(blob.Name, named);
        }

        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_file_is_kept_for_its_readers_until_the_grace_is_over()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("a.txt", Many(1));
        await world.PackAsync();
        using IndexSnapshot before = await world.Store.Committed.OpenAsync(Cancelled);
        for (int i = 0; i < Rounds; i++)
        {
            await world.PublishAsync($"{i}.txt", Many(i));
            await world.Packer.RunAsync(Plenty, Cancelled);
        }

        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using (CatalogWorld other = world.Reopen())
        {
            IndexHead head = (await other.Store.Index.ReadHeadAsync(default, Cancelled)).Head!;
            Assert.NotEmpty(head.Retired);
        }

        IndexContents.Add(before.Reader!, contents);
        Assert.Single(contents);
    }

    [Fact]
    public async Task A_burst_of_a_hundred_costs_little_more_than_one_request_an_article()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 4 });
        await Parallel.ForAsync(0, 100, Cancelled, async (i, _) => await world.PublishAsync($"{i}.txt", Documents.Naming($"Person {i}")));
        var log = new CallLog();
        using (StorageCalls.Watch(log))
        {
            await world.Packer.RunAsync(Plenty, Cancelled);
        }

        Assert.InRange(log.Calls.Count, 100, 120);
    }

    [Fact]
    public async Task Of_the_index_a_query_after_packing_asks_only_whether_there_is_a_newer_one()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("first.txt", Documents.Naming("Erlan Karin"));
        await world.PackAsync();
        Assert.Single(await world.SearchAsync("person=Karin&facets=place"));
        bool hasMerged = false;
        for (int i = 0; i < Rounds; i++)
        {
            await world.PublishAsync($"{i}.txt", Many(i));
            hasMerged |= (await world.Packer.RunAsync(Plenty, Cancelled)).Merged;
            var log = new CallLog();
            using (StorageCalls.Watch(log))
            {
                Assert.Equal(i + 2, (await world.SearchAsync("facets=place&facets=person&q=-nothing")).Count);
            }

            string container = world.Blobs.GetBlobContainerClient(world.Store.Options.IndexContainer).Uri.AbsolutePath.TrimStart('/');
            Assert.Equal([$"GET {container}/all/head"], log.Calls.Where(call => call.Contains(container + '/', StringComparison.Ordinal)));
        }

        Assert.True(hasMerged);
        await world.AssertConsistentAsync();
    }

    private static ArticleMetadata Many(int seed)
    {
        var random = new Random(seed);
        return Documents.Of(Enumerable.Range(0, 400).Select(_ => Documents.Place($"Place {random.Next()}")));
    }
}
