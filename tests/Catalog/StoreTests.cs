using Azure.Data.Tables;
using Pipeline.Articles;
using Pipeline.Catalog.Storage;
using Pipeline.Catalog.Tests.Support;

namespace Pipeline.Catalog.Tests;

public sealed class StoreTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_keeps_the_number_of_shards_it_was_made_with()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 7 });
        await world.PublishAsync("one", Documents.Naming("Erlan Karin"));
        using CatalogWorld later = world.Reopen(new CatalogOptions { Shards = 3 });
        Assert.Equal(7, (await later.Store.LayoutAsync(Cancelled)).Shards);
        Assert.Equal(["one"], await later.SearchAsync("person=Karin"));
    }

    [Fact]
    public async Task Instances_that_start_at_the_same_time_agree()
    {
        using CatalogWorld first = await CatalogWorld.CreateAsync(azurite);
        await first.Store.Table.DeleteEntityAsync("meta", "catalogue", cancellationToken: Cancelled);
        CatalogWorld[] worlds = [.. Enumerable.Range(1, 8).Select(i => first.Reopen(new CatalogOptions { Shards = i }))];
        TableLayout[] layouts = await Task.WhenAll(worlds.Select(async world => await world.Store.LayoutAsync(Cancelled)));
        Assert.Single(layouts.Select(static layout => layout.Shards).Distinct());
        Assert.Single(layouts.Select(static layout => Convert.ToHexString(layout.TokenKey.Span)).Distinct());
        foreach (CatalogWorld world in worlds)
        {
            world.Dispose();
        }
    }

    [Fact]
    public async Task A_table_of_a_later_format_is_refused_with_what_to_do()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.Store.Table.UpsertEntityAsync(
            new TableEntity("meta", "catalogue") { ["Format"] = 3 },
            TableUpdateMode.Merge,
            Cancelled
        );
        using CatalogWorld older = world.Reopen();
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => older.Store.InitialiseAsync(Cancelled));
        Assert.Contains("format 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Initialising_again_asks_nothing_of_storage()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        var log = new CallLog();
        using (StorageCalls.Watch(log))
        {
            await world.Store.InitialiseAsync(Cancelled);
        }

        Assert.Empty(log.Calls);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(63)]
    public void Articles_are_spread_evenly_over_the_shards(int shards)
    {
        var layout = new TableLayout(shards, default);
        int[] sizes =
        [
            .. Enumerable
                .Range(0, shards * 1000)
                .Select(i => layout.PartitionOf(ArticleId.FromBlobName($"{i}.txt")))
                .CountBy(static partition => partition)
                .Select(static shard => shard.Value),
        ];
        Assert.Equal(shards, sizes.Length);
        Assert.All(sizes, static size => Assert.InRange(size, 800, 1200));
    }

    [Fact]
    public void The_secret_of_a_table_is_not_in_its_text() =>
        Assert.Equal("4 shards", new TableLayout(4, new byte[] { 1, 2, 3 }).ToString());
}
