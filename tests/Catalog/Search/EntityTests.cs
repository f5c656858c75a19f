using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>Names are found by their beginning.</summary>
/// <param name="azurite">The storage.</param>
public sealed class EntityTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("prefix=tok", "Kassym-Jomart Tokayev, Tokyo")]
    [InlineData("prefix=TOKAYEV", "Kassym-Jomart Tokayev")]
    [InlineData("prefix=kassym-j", "Kassym-Jomart Tokayev")]
    [InlineData("prefix=tok&type=place", "Tokyo")]
    [InlineData("prefix=cs", "Collective Security Treaty Organization")]
    [InlineData("prefix=iran", "Iran, Iranian Guards")]
    [InlineData("prefix=u.s", "US Senate")]
    [InlineData("prefix=nobody", "")]
    [InlineData("type=organisation", "Collective Security Treaty Organization, Iranian Guards, US Senate")]
    [InlineData("prefix=tok&limit=1", "Kassym-Jomart Tokayev")]
    public async Task Names_that_begin_so_are_listed_once_the_most_named_first(string url, string expected)
    {
        using CatalogWorld world = await WorldAsync();
        IReadOnlyList<KnownEntity> found = await FindAsync(world, url);
        Assert.Equal(expected, string.Join(", ", found.Select(static entity => entity.Name)));
    }

    [Fact]
    public async Task A_name_is_as_the_newest_article_has_it()
    {
        using CatalogWorld world = await WorldAsync();
        KnownEntity tokayev = Assert.Single(await FindAsync(world, "prefix=tokay"));
        Assert.Equal(EntityType.Person, tokayev.Type);
        Assert.Equal(["President"], tokayev.Roles);
        Assert.Equal((ArticleId.FromBlobName("new"), new DateOnly(2022, 1, 12)), (tokayev.Article, tokayev.LastNamed));
        Assert.Equal("JP", Assert.Single(await FindAsync(world, "prefix=tokyo")).Country);
    }

    [Fact]
    public async Task A_name_nobody_has_any_more_is_not_listed()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await world.PublishAsync("one", Documents.Naming("Karin"));
        Assert.Single(await FindAsync(world, "prefix=kar"));

        await world.PublishAsync("one", Documents.Naming("Mamin"));

        Assert.Empty(await FindAsync(world, "prefix=kar"));
    }

    [Fact]
    public async Task A_name_in_very_many_articles_does_not_hide_those_after_it()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite, new CatalogOptions { Shards = 1 });
        await world.PublishAsync("aaron", Documents.Naming("Aaron Bell"));
        for (int i = 0; i < 300; i++)
            await world.PublishAsync($"{i}", Documents.Of(Documents.Place("Aarau")));
        await world.PublishAsync("aasen", Documents.Naming("Ivar Aasen"));

        var log = new CallLog();
        using (StorageCalls.Watch(log))
        {
            Assert.Equal(["Aarau", "Aaron Bell", "Ivar Aasen"], (await FindAsync(world, "prefix=aa")).Select(static entity => entity.Name));
        }

        // A list that fills a read is jumped over: 3 kinds of name, the second read for places only, the exact name, and 3 documents.
        Assert.InRange(log.Calls.Count, 1, 11);
    }

    private static async Task<IReadOnlyList<KnownEntity>> FindAsync(CatalogWorld world, string url)
    {
        Assert.True(EntityQuery.TryParse(CatalogWorldQueries.Parameters(url), out EntityQuery? query, out IReadOnlyList<QueryError> errors), string.Join('\n', errors));
        return (await world.Catalog.EntitiesAsync(query, Cancelled)).Items;
    }

    private async Task<CatalogWorld> WorldAsync()
    {
        CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        Entity tokayev = Documents.Person("Kassym-Jomart Tokayev") with { Aliases = ["Tokayev", "Kassym-Jomart"] };
        await world.PublishAsync("old", Documents.Of(tokayev, Documents.Place("Iran")) with { DatePublished = new DateOnly(2022, 1, 10) });
        await world.PublishAsync("new", Documents.Of(tokayev with { Roles = ["President"] }, Documents.Place("Tokyo") with { Country = "JP" }, Documents.Organisation("Iranian Guards")) with { DatePublished = new DateOnly(2022, 1, 12) });
        await world.PublishAsync("other", Documents.Of(Documents.Organisation("Collective Security Treaty Organization") with { Aliases = ["CSTO"] }, Documents.Place("Iran"), Documents.Organisation("US Senate")) with { DatePublished = new DateOnly(2022, 1, 11) });
        return world;
    }
}
