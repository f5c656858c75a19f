using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Catalog.Search.Collapsing;
using Pipeline.Catalog.Tests.Support;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>Near-duplicates are listed once.</summary>
/// <param name="azurite">The storage.</param>
public sealed class CollapseTests(AzuriteFixture azurite)
{
    private static readonly string[] Bands = ["00000001", "00000002", "00000003", "00000004", "00000005", "00000006", "00000007"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "alone c:a,b")]
    [InlineData("sort=oldest", "a:b,c alone")]
    [InlineData("keep=earliest", "alone a:b,c")]
    [InlineData("sort=oldest&keep=newest", "c:a,b alone")]
    [InlineData("q=word&sort=relevance", "b:a,c")]
    [InlineData("person=Karin", "c a")]
    public async Task Each_group_is_shown_by_one_with_how_many_more_and_where(string url, string expected)
    {
        using CatalogWorld world = await WorldAsync();
        foreach (int limit in new[] { 1, 10 })
        {
            ArticleQuery query = CatalogWorldQueries.ArticleQuery($"collapse=duplicates&limit={limit}&{url}");
            IReadOnlyList<ArticleSummary> found = await world.SearchAllAsync(query);
            Assert.Equal(expected, string.Join(' ', found.Select(Show)));
            Assert.Equal(found.Count, (await world.Catalog.SearchAsync(query, Cancelled)).Value!.Total);
        }
    }

    [Fact]
    public async Task A_hidden_article_is_named_with_its_outlet_and_day()
    {
        using CatalogWorld world = await WorldAsync();
        ArticleSummary shown = (await world.SearchAllAsync(CatalogWorldQueries.ArticleQuery("collapse=duplicates"))).Single(
            static article => article.Name == "c"
        );
        Assert.Equal(2, shown.Duplicates!.Count);
        Assert.Equal(
            new DuplicateArticle(ArticleId.FromBlobName("a"), "a", "Headline of a", "Reuters", new DateOnly(2022, 1, 1)),
            shown.Duplicates.Others[0]
        );
    }

    [Fact]
    public async Task Without_collapse_everything_is_listed_and_nothing_said_of_duplicates()
    {
        using CatalogWorld world = await WorldAsync();
        IReadOnlyList<ArticleSummary> found = await world.SearchAllAsync(new ArticleQuery());
        Assert.Equal(4, found.Count);
        Assert.All(found, static article => Assert.Null(article.Duplicates));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void More_articles_than_can_be_compared_are_counted_but_not_kept(int most, bool isTooMany)
    {
        using var archive = new MemoryArchive();
        for (int i = 1; i <= 3; i++)
        {
            string id = ArticleId.FromBlobName($"{i}");
            archive.Pack(
                new IndexedArticle(
                    id,
                    "1",
                    ArticleStatus.Indexed,
                    new DateOnly(2022, 1, i),
                    DateTimeOffset.UnixEpoch,
                    $"{i}",
                    Document($"{i}", i, Bands, "Karin", "word")
                )
            );
        }

        using ArchiveView view = archive.Open();
        var groups = new DuplicateCollector(ResultOrder.Newest, most);
        view.Search(Conditions.Of(new ArticleFilter(), null), groups);
        Assert.Equal((3, isTooMany), (groups.Total, groups.IsTooMany));
    }

    /// <summary>“a” and “c” share nothing with each other, but both do with “b”.</summary>
    private async Task<CatalogWorld> WorldAsync()
    {
        CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        await PublishAsync("a", 1, Bands[..3], "Karin", "word and others");
        await PublishAsync("b", 2, Bands[1..5], "Mamin", "word word word");
        await world.PackAsync();
        await PublishAsync("c", 3, Bands[3..6], "Karin", "word and many others that say nothing");
        await PublishAsync("alone", 4, [Bands[0], Bands[6]], "Mamin", "nothing");

        return world;

        Task PublishAsync(string name, int day, string[] bands, string person, string text) =>
            world.PublishAsync(name, Document(name, day, bands, person, text));
    }

    private static Metadata.ArticleMetadata Document(string name, int day, string[] bands, string person, string text) =>
        Documents.Naming(person) with
        {
            Headline = $"Headline of {name}",
            Outlet = "Reuters",
            DatePublished = new DateOnly(2022, 1, day),
            Fingerprint = string.Concat(bands),
            Text = text,
        };

    private static string Show(ArticleSummary article) =>
        article.Duplicates is { } duplicates
            ? $"{article.Name}:{string.Join(',', duplicates.Others.Select(static other => other.Name))}"
            : article.Name;
}
