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
        Assert.Equal(NameType.Person, tokayev.Type);
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
    public async Task Names_come_with_how_many_articles_name_them_and_where_places_are()
    {
        using CatalogWorld world = await WorldAsync();
        await world.PackAsync();
        Assert.Equal(2, Assert.Single(await FindAsync(world, "prefix=tokay")).Articles);
        KnownEntity tokyo = Assert.Single(await FindAsync(world, "prefix=tokyo"));
        Assert.Equal((1, 35.68, 139.69), (tokyo.Articles, tokyo.Latitude, tokyo.Longitude));
    }

    [Theory]
    [InlineData("prefix=reu", "Reuters")]
    [InlineData("type=source", "Reuters")]
    [InlineData("type=speaker&prefix=kas", "Kassym-Jomart Tokayev")]
    [InlineData("type=keyword&prefix=gas", "Gas price")]
    public async Task Outlets_speakers_and_key_phrases_are_completed_too(string url, string expected)
    {
        using CatalogWorld world = await WorldAsync();
        await world.PublishAsync(
            "sourced",
            Documents.Of() with
            {
                Outlet = "Reuters",
                Keywords = [new Keyword("Gas price", 1)],
                Quotations =
                [
                    new Quotation
                    {
                        Text = "x",
                        Start = 0,
                        Length = 1,
                        Kind = QuotationKind.Direct,
                        Speaker = "Kassym-Jomart Tokayev",
                    },
                ],
            }
        );
        Assert.Equal(expected, string.Join(", ", (await FindAsync(world, url)).Select(static entity => entity.Name)));
    }

    private static async Task<IReadOnlyList<KnownEntity>> FindAsync(CatalogWorld world, string url)
    {
        Assert.True(
            EntityQuery.TryParse(CatalogWorldQueries.Parameters(url), out EntityQuery? query, out IReadOnlyList<QueryError> errors),
            string.Join('\n', errors)
        );
        return (await world.Catalog.EntitiesAsync(query, Cancelled)).Items;
    }

    private async Task<CatalogWorld> WorldAsync()
    {
        CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        Entity tokayev = Documents.Person("Kassym-Jomart Tokayev") with { Aliases = ["Tokayev", "Kassym-Jomart"] };
        await world.PublishAsync("old", Documents.Of(tokayev, Documents.Place("Iran")) with { DatePublished = new DateOnly(2022, 1, 10) });
        await world.PublishAsync(
            "new",
            Documents.Of(
                tokayev with
                {
                    Roles = ["President"],
                },
                Documents.Place("Tokyo") with
                {
                    Country = "JP",
                    Latitude = 35.68,
                    Longitude = 139.69,
                },
                Documents.Organisation("Iranian Guards")
            ) with
            {
                DatePublished = new DateOnly(2022, 1, 12),
            }
        );
        await world.PublishAsync(
            "other",
            Documents.Of(
                Documents.Organisation("Collective Security Treaty Organization") with
                {
                    Aliases = ["CSTO"],
                },
                Documents.Place("Iran"),
                Documents.Organisation("US Senate")
            ) with
            {
                DatePublished = new DateOnly(2022, 1, 11),
            }
        );
        return world;
    }
}
