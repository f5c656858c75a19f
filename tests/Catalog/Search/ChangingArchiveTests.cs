using CsCheck;
using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Writing;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>
/// The law of pages: while articles come, are replaced and go, nothing is listed twice, and nothing is left out that was there all the
/// time.
/// </summary>
/// <param name="azurite">The storage.</param>
public sealed class ChangingArchiveTests(AzuriteFixture azurite)
{
    private const int Articles = 24;

    [Theory]
    [InlineData("person=Karin")]
    [InlineData("person=Karin&sort=oldest")]
    public Task Pages_of_a_changing_archive_repeat_nothing_and_leave_nothing_out(string url) =>
        Gen.Int[0, int.MaxValue].SampleAsync(seed => CheckAsync(url, new Random(seed)), iter: Sweep.Runs(6), threads: 1);

    private async Task CheckAsync(string url, Random random)
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        for (int i = 0; i < Articles; i++)
        {
            await PublishAsync(world, i, 1);
        }

        if (random.Next(3) > 0)
        {
            await world.PackAsync();
        }

        HashSet<int> steady = [.. Enumerable.Range(0, Articles)];
        var listed = new List<string>();
        ArticleQuery query = CatalogWorldQueries.ArticleQuery($"{url}&limit={random.Next(1, 6)}");
        while (true)
        {
            Page<ArticleSummary> page = (await world.Catalog.SearchAsync(query, TestContext.Current.CancellationToken)).Value!;
            listed.AddRange(page.Items.Select(static article => article.Name));
            if (page.Continuation is null)
            {
                break;
            }

            query = query with { Continuation = page.Continuation };
            for (int changes = random.Next(3); changes > 0; changes--)
            {
                await ChangeAsync(world, random, steady);
            }
        }

        Assert.Equal(listed.Distinct(), listed);
        Assert.Empty(steady.Select(static article => $"{article}").Except(listed));
    }

    private static async Task ChangeAsync(CatalogWorld world, Random random, HashSet<int> steady)
    {
        int article = random.Next(Articles);
        switch (random.Next(4))
        {
            case 0:
                await world.PackAsync();
                break;
            case 1:
                steady.Remove(article);
                await PublishAsync(world, article, 2);
                break;
            case 2:
                steady.Remove(article);
                await world.Catalog.DeleteAsync(ArticleId.FromBlobName($"{article}"), TestContext.Current.CancellationToken);
                break;
            default:
                await PublishAsync(world, Articles + random.Next(Articles), 1);
                break;
        }
    }

    // A new version is of the day of the old one.
    private static Task<IndexOutcome> PublishAsync(CatalogWorld world, int article, int version) =>
        world.PublishAsync(
            $"{article}",
            Documents.Naming("Erlan Karin") with
            {
                DatePublished = new DateOnly(2022, 1, 1).AddDays(article % 7),
                Text = $"version {version}",
            }
        );
}
