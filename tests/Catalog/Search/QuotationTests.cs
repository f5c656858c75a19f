using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <param name="azurite">The storage.</param>
/// <param name="same">Two archives of the same articles.</param>
public sealed class QuotationTests(AzuriteFixture azurite, QuotationTests.Same same) : IClassFixture<QuotationTests.Same>
{
    [Theory]
    [InlineData("", "n0 n1 n2 o0 o1 o2 o3")]
    [InlineData("speaker=Karin", "n0 o0 o2")]
    [InlineData("speaker=State Secretary", "o0 o2")]
    [InlineData("speaker=Kazakh Foreign Ministry", "n2")]
    [InlineData("person=Tokayev", "n1 o1 o2")]
    [InlineData("person=tokayev&speaker=karin", "o2")]
    [InlineData("medium=Khabar 24", "o0")]
    [InlineData("medium=sputnik", "o0")]
    [InlineData("q=gas Prices", "o1")]
    [InlineData("q=gas&from=2022-01-11", "n1")]
    [InlineData("to=2022-01-10", "o0 o1 o2 o3")]
    [InlineData("speaker=Nobody", "")]
    [InlineData("speaker=Karin&speaker=Tokayev", "n0 n1 o0 o1 o2")]
    [InlineData("not-speaker=Karin", "n1 n2 o1 o3")]
    [InlineData("not-person=Tokayev", "n0 n2 o0 o3")]
    [InlineData("about=Tokayev", "o2")]
    [InlineData("not-medium=Khabar 24", "n0 n1 n2 o1 o2 o3")]
    [InlineData("kind=direct", "n0 n1 n2 o0 o1 o2 o3")]
    [InlineData("kind=mixed&kind=indirect", "")]
    [InlineData("minConfidence=0.5", "o1")]
    [InlineData("q=\"an attack\" OR gas -rose", "n1 o0")]
    [InlineData("q=speaker:Karin knows", "o2")]
    [InlineData("place=Almaty", "o0 o1 o2 o3")]
    [InlineData("not-place=Almaty&speaker=Karin", "n0")]
    [InlineData("sort=oldest", "o0 o1 o2 o3 n0 n1 n2")]
    public async Task Quotations_are_those_that_meet_every_condition_newest_article_first(string url, string expected)
    {
        for (int limit = 1; limit <= 4; limit++)
        {
            CatalogWorld world = limit % 2 == 0 ? same.Packed : same.New;
            IReadOnlyList<QuotationHit> hits = await world.QuotationsAsync($"{url}{(url.Length == 0 ? "" : "&")}limit={limit}");
            Assert.Equal(expected, string.Join(' ', hits.Select(static hit => hit.Quotation.Cue)));
            Assert.All(hits, static hit => Assert.Equal(hit.Quotation.Cue![0] == 'n' ? "new" : "old", hit.Article.Name));
        }
    }

    [Fact]
    public async Task An_article_with_more_quotations_than_a_page_goes_on_where_the_page_ended()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        for (int article = 0; article < 2; article++)
        {
            await world.PublishAsync(
                $"{article}",
                Documents.Of() with
                {
                    Quotations = [.. Enumerable.Range(0, 25).Select(static i => Said($"{i}", "word", "Somebody"))],
                }
            );
        }

        Assert.Equal(
            Enumerable.Range(0, 50).Select(static i => $"{i % 25}"),
            (await world.QuotationsAsync("limit=7")).Select(static hit => hit.Quotation.Cue)
        );
    }

    [Fact]
    public async Task A_hit_says_which_quotation_of_its_article_it_is()
    {
        foreach (QuotationHit hit in await same.New.QuotationsAsync(""))
        {
            Assert.Equal($"{hit.Index}", hit.Quotation.Cue![1..]);
        }

        string article = ArticleId.FromBlobName("old");
        Assert.Equal(4, (await same.New.QuotationsAsync($"article={article}")).Count);
    }

    private static Quotation Said(
        string label,
        string text,
        string? speaker,
        int? entity = null,
        int start = 0,
        string? medium = null,
        string? via = null
    ) =>
        new()
        {
            Text = text,
            Start = start,
            Length = 10,
            Kind = QuotationKind.Direct,
            Speaker = speaker,
            SpeakerEntity = entity,
            Cue = label,
            Medium = medium,
            Via = via,
        };

    /// <summary>The same articles, not packed yet and packed. Tests only ask.</summary>
    /// <param name="azurite">The storage.</param>
    public sealed class Same(AzuriteFixture azurite) : IAsyncLifetime
    {
        internal CatalogWorld New { get; private set; } = null!;

        internal CatalogWorld Packed { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            New = await WorldAsync(azurite);
            Packed = await WorldAsync(azurite);
            await Packed.PackAsync();
        }

        public ValueTask DisposeAsync()
        {
            New.Dispose();
            Packed.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private static async Task<CatalogWorld> WorldAsync(AzuriteFixture azurite)
    {
        CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        Entity tokayev = new()
        {
            Type = EntityType.Person,
            Name = "Kassym-Jomart Tokayev",
            Mentions = [new TextSpan(205, 7), new TextSpan(900, 7)],
        };
        await world.PublishAsync(
            "old",
            Documents.Of(TestPeople.Karin, tokayev, Documents.Place("Almaty")) with
            {
                DatePublished = new DateOnly(2022, 1, 10),
                Quotations =
                [
                    Said("o0", "We are faced with an attack", "Erlan Karin", 0, 100, "Khabar 24", "Sputnik"),
                    Said("o1", "Gas prices rose", "Kassym-Jomart Tokayev", 1, 150) with
                    {
                        Confidence = 0.5,
                    },
                    Said("o2", "Tokayev knows", "Erlan Karin", 0, 200),
                    Said("o3", "Nobody knows who said it", null, null, 300),
                ],
            }
        );
        await world.PublishAsync(
            "new",
            Documents.Of(Documents.Person("Erlan Karin"), tokayev with { Mentions = [] }) with
            {
                DatePublished = new DateOnly(2022, 1, 11),
                Quotations =
                [
                    Said("n0", "It goes on", "Karin", 0, 10),
                    Said("n1", "The gas flows", "Tokayev", 1, 50),
                    Said("n2", "We regret it", "the Kazakh Foreign Ministry", null, 80),
                ],
            }
        );
        return world;
    }
}
