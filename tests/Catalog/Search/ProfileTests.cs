using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>One name, by all the articles that name it.</summary>
/// <param name="azurite">The storage.</param>
public sealed class ProfileTests(AzuriteFixture azurite)
{
    private const string President = "Kassym-Jomart Tokayev";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_profile_says_how_somebody_is_called_and_when_who_said_what_and_who_was_there()
    {
        using CatalogWorld world = await WorldAsync();
        foreach (string name in new[] { "tokayev", "KASSYM-JOMART  TOKAYEV" })
        {
            EntityProfile profile = (await ProfileAsync(world, name))!;
            Assert.Equal((EntityType.Person, President, 2), (profile.Type, profile.Name, profile.Articles));
            Assert.Equal((new DateOnly(2022, 1, 5), new DateOnly(2022, 2, 1)), (profile.FirstNamed, profile.LastNamed));
            Assert.Equal([new Spelling(President, 2), new Spelling("Tokayev", 2)], profile.Spellings);
            Assert.Equal([new KnownRole("President", 2, profile.FirstNamed, profile.LastNamed)], profile.Roles);
            Assert.Equal(new ProfileQuotations(1, 1), profile.Quotations);
            Assert.Equal(
                [new Companion(NameType.Place, "Almaty", 2, 1.5), new Companion(NameType.Person, "Erlan Karin", 1, 0.75)],
                profile.With
            );
            Assert.Equal(new ProfilePlace("Almaty", "KZ", 43.25, 76.91, 2), Assert.Single(profile.Places));
            Assert.Equal([new DateOnly(2022, 2, 1), new DateOnly(2022, 1, 1)], profile.Timeline.Items.Select(static month => month.From));
            Assert.Null(profile.Latitude);
        }
    }

    [Fact]
    public async Task A_place_says_where_it_is()
    {
        using CatalogWorld world = await WorldAsync();
        EntityProfile place = (await ProfileAsync(world, "Almaty"))!;
        Assert.Equal(("KZ", 43.25, 76.91), (place.Country, place.Latitude, place.Longitude));
        Assert.Empty(place.Places);
    }

    [Fact]
    public async Task A_name_of_two_things_is_what_most_articles_mean_unless_the_query_says_which()
    {
        using CatalogWorld world = await WorldAsync();
        EntityProfile most = (await ProfileAsync(world, "Karin"))!;
        Assert.Equal((EntityType.Person, EntityType.Organisation), (most.Type, Assert.Single(most.OtherTypes)));
        EntityProfile other = (await ProfileAsync(world, "Karin", "type=organisation"))!;
        Assert.Equal((EntityType.Organisation, "Karin", 1), (other.Type, other.Name, other.Articles));
        Assert.Null(await ProfileAsync(world, "Karin", "type=place"));
    }

    [Fact]
    public async Task Only_articles_of_the_days_that_are_asked_for_count()
    {
        using CatalogWorld world = await WorldAsync();
        EntityProfile profile = (await ProfileAsync(world, President, "from=2022-01-10"))!;
        Assert.Equal((1, new DateOnly(2022, 2, 1)), (profile.Articles, profile.FirstNamed));
        Assert.Null(await ProfileAsync(world, President, "to=2021-12-31"));
        Assert.Null(await ProfileAsync(world, "Nobody"));
    }

    private async Task<CatalogWorld> WorldAsync()
    {
        CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        Entity tokayev = Documents.Person(President) with { Aliases = ["Tokayev"], Roles = ["President"], Mentions = [new TextSpan(0, 7)] };
        Entity almaty = Documents.Place("Almaty") with { Country = "KZ", Latitude = 43.25, Longitude = 76.91 };
        await world.PublishAsync(
            "one",
            Documents.Of(tokayev, almaty, TestPeople.Karin) with
            {
                DatePublished = new DateOnly(2022, 1, 5),
                Quotations = [Quote(0, President, 0), Quote(100, "Erlan Karin", 2), Quote(0, "Erlan Karin", 2)],
            }
        );
        await world.PackAsync();
        await world.PublishAsync("two", Documents.Of(tokayev, almaty) with { DatePublished = new DateOnly(2022, 2, 1) });
        await world.PublishAsync("three", Documents.Of(TestPeople.Karin, Documents.Organisation("Karin")));
        return world;
    }

    private static Quotation Quote(int start, string speaker, int entity) =>
        new()
        {
            Text = "words",
            Start = start,
            Length = 5,
            Kind = QuotationKind.Direct,
            Speaker = speaker,
            SpeakerEntity = entity,
        };

    private static Task<EntityProfile?> ProfileAsync(CatalogWorld world, string name, string url = "")
    {
        Assert.True(ProfileQuery.TryParse(name, CatalogWorldQueries.Parameters(url), out ProfileQuery? query, out _));
        return world.Catalog.ProfileAsync(query, Cancelled);
    }
}
