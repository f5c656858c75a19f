using Azure.Data.Tables;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Upkeep;

namespace Pipeline.Catalog.Tests.Upkeep;

/// <summary>The index can be built from the table at any time, and what is wrong with it is found and mended.</summary>
/// <param name="azurite">The storage.</param>
public sealed class IndexUpkeepTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Plenty = TimeSpan.FromMinutes(25);
    private static readonly TimeSpan AnHourLater = TimeSpan.FromHours(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archive_of_the_earlier_format_is_rebuilt_by_reconciling_and_until_then_queries_say_so()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("a.txt", Documents.Naming("Erlan Karin"));
        await world.PublishAsync("b.txt", Documents.Naming("Askar Mamin"));
        await MakeEarlierAsync(world);
        using CatalogWorld later = world.Reopen();

        await Assert.ThrowsAsync<IndexNotReadyException>(() => later.SearchAsync("person=Karin"));
        await Assert.ThrowsAsync<IndexNotReadyException>(() => new IndexCheck(later.Store).RunAsync(Cancelled));
        await later.ReconcilerOf(Documents.Extractor, AnHourLater).RunAsync(Plenty, Cancelled);

        Assert.Equal(["a.txt"], await later.SearchAsync("person=Karin"));
        await foreach (TableEntity row in later.Store.Table.QueryAsync<TableEntity>(cancellationToken: Cancelled))
        {
            Assert.False(row.RowKey.StartsWith(RowKeys.PostingPrefix, StringComparison.Ordinal), row.RowKey);
        }

        using CatalogWorld reopened = world.Reopen();
        Assert.False((await reopened.Store.LayoutAsync(Cancelled)).HasPostings);
        await reopened.AssertConsistentAsync();
    }

    [Fact]
    public async Task While_it_is_rebuilt_the_old_index_answers_and_what_comes_meanwhile_is_packed_afterwards()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("a.txt", Documents.Naming("Erlan Karin"));
        await world.PublishAsync("gone.txt", Documents.Naming("Erlan Karin"));
        await world.PackAsync();
        using CatalogWorld other = world.Reopen();
        IReadOnlyList<string> found = [];
        var meanwhile = new OnCall(
            OnCall.IsPublish,
            async () =>
            {
                await other.PublishAsync("b.txt", Documents.Naming("Erlan Karin"));
                await other.PublishAsync("a.txt", Documents.Naming("Erlan Karin", "Askar Mamin"));
                await other.Catalog.DeleteAsync(ArticleId.FromBlobName("gone.txt"), Cancelled);
                found = await other.SearchAsync("person=Karin");
            }
        );

        using (StorageCalls.Watch(meanwhile))
        {
            Assert.Equal(2, await world.Builder.BuildAsync(TimeSpan.FromMinutes(1), null, Cancelled));
        }

        Assert.Equal(["a.txt", "b.txt"], found.Order());
        Assert.Equal(["a.txt", "b.txt"], (await world.SearchAsync("person=Karin")).Order());
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task Building_goes_home_while_another_instance_writes()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await using (await Pipeline.Catalog.Index.Storage.WriterLease.TryTakeAsync(world.Store.Index, TimeProvider.System, Cancelled))
        {
            Assert.Null(await world.Builder.BuildAsync(TimeSpan.FromMinutes(1), null, Cancelled));
        }

        Assert.Equal(0, await world.Builder.BuildAsync(TimeSpan.FromMinutes(1), null, Cancelled));
    }

    [Fact]
    public async Task What_the_index_lacks_or_has_wrong_is_found_by_a_check_and_mended_by_reconciling()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        foreach (string name in (string[])["right", "missing", "outdated", "superfluous"])
        {
            await world.PublishAsync(name, Documents.Naming("Erlan Karin"));
        }

        await world.Catalog.DeleteAsync(ArticleId.FromBlobName("missing"), Cancelled);
        await world.PackAsync();
        await world.PublishAsync("missing", Documents.Naming("Askar Mamin"));
        await world.PublishAsync("outdated", Documents.Naming("Askar Mamin"));
        await world.Catalog.DeleteAsync(ArticleId.FromBlobName("superfluous"), Cancelled);
        foreach (NewRow row in await world.NewRowsAsync())
        {
            await world.Store.Table.DeleteEntityAsync(
                (await world.Store.LayoutAsync(Cancelled)).PartitionOf(row.Id),
                RowKeys.New(row.Id),
                cancellationToken: Cancelled
            );
        }

        IndexCheckReport broken = await new IndexCheck(world.Store).RunAsync(Cancelled);
        ReconcileReport mended = await world.ReconcilerOf(Documents.Extractor, AnHourLater).RunAsync(Plenty, Cancelled);

        Assert.True(broken.IsClean);
        Assert.Equal(
            [
                ("missing", IndexDifferenceKind.Missing),
                ("outdated", IndexDifferenceKind.Outdated),
                ("superfluous", IndexDifferenceKind.Superfluous),
            ],
            broken
                .Differences.Select(static difference =>
                    (
                        ((string[])["missing", "outdated", "superfluous"]).Single(name => ArticleId.FromBlobName(name) == difference.Id),
                        difference.Kind
                    )
                )
                .Order()
        );
        Assert.Equal(3, mended.Repacked);
        await world.AssertConsistentAsync();
        Assert.Empty((await new IndexCheck(world.Store).RunAsync(Cancelled)).Differences);
    }

    [Fact]
    public async Task What_a_dead_writer_left_is_swept_and_what_is_named_or_was_stays()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("a.txt", Documents.Of(Enumerable.Range(0, 400).Select(static i => Documents.Place($"Place {i}"))));
        var process = new DyingProcess(7, afterEffect: true);
        using (StorageCalls.Watch(process))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => world.Packer.RunAsync(Plenty, Cancelled));
        }

        await world.BreakLeaseAsync();
        await world.PackAsync();
        await world.Store.Index.WriteAsync("all/dead/1-_0.cfs", new MemoryStream([1, 2, 3]), Cancelled);

        await world.ReconcilerOf(Documents.Extractor, TimeSpan.FromMinutes(1)).RunAsync(Plenty, Cancelled);
        Assert.Contains("all/dead/1-_0.cfs", await ListAsync(world));
        await world.ReconcilerOf(Documents.Extractor, TimeSpan.FromHours(2)).RunAsync(Plenty, Cancelled);

        HashSet<string> named = [.. (await world.Store.Index.ReadHeadAsync(default, Cancelled)).Head!.Blobs()];
        Assert.Equal(named.Order(), (await ListAsync(world)).Order());
        await world.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_invalid_name_in_a_listing_ends_as_rejected_once_and_is_forgotten_when_its_blob_is_gone()
    {
        const string Name = "a\u007Fb.txt";
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.UploadAsync(Name, Documents.Naming("Erlan Karin"));
        Assert.Equal(1, (await world.ReconcilerOf(Documents.Extractor, AnHourLater).RunAsync(Plenty, Cancelled)).Queued);
        await world.Indexer.IndexAsync((await world.ReceiveAsync(Name))!, Cancelled);
        Assert.Equal([Name], await world.SearchAsync("status=rejected"));
        Assert.Equal(0, (await world.ReconcilerOf(Documents.Extractor, AnHourLater).RunAsync(Plenty, Cancelled)).Queued);

        await world.Blob(Name).DeleteAsync(cancellationToken: Cancelled);

        Assert.Equal(1, (await world.ReconcilerOf(Documents.Extractor, AnHourLater).RunAsync(Plenty, Cancelled)).Forgotten);
        Assert.Empty(await world.SearchAsync("status=rejected"));
    }

    private static async Task<List<string>> ListAsync(CatalogWorld world)
    {
        var names = new List<string>();
        await foreach (Azure.Storage.Blobs.Models.BlobItem blob in world.Store.Index.ListAsync(Cancelled))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>As an earlier version left its archives: format 1, postings, no index and no new rows.</summary>
    private static async Task MakeEarlierAsync(CatalogWorld world)
    {
        string partition = (await world.Store.LayoutAsync(Cancelled)).Partitions.First();
        foreach (NewRow row in await world.NewRowsAsync())
        {
            await world.Store.Table.DeleteEntityAsync(
                (await world.Store.LayoutAsync(Cancelled)).PartitionOf(row.Id),
                RowKeys.New(row.Id),
                cancellationToken: Cancelled
            );
        }

        for (int i = 0; i < 250; i++)
        {
            await world.Store.Table.AddEntityAsync(new TableEntity(partition, $"p|person|name {i}|79779889|aaaaaaaaaaaaaaaa"), Cancelled);
        }

        await world.Store.Table.UpsertEntityAsync(
            new TableEntity("meta", "catalogue") { ["Format"] = 1 },
            TableUpdateMode.Merge,
            Cancelled
        );
        await world
            .Blobs.GetBlobContainerClient(CatalogNames.IndexContainer)
            .GetBlobClient("all/head")
            .DeleteAsync(cancellationToken: Cancelled);
    }
}
