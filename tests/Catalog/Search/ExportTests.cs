using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>Everything a query finds can be taken out, and taken up again.</summary>
/// <param name="azurite">The storage.</param>
public sealed class ExportTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_has_what_a_list_has_and_goes_on_after_any_item()
    {
        using CatalogWorld world = await WorldAsync();
        List<Exported<ArticleSummary>> all = await ArticlesAsync(world, "person=Karin");
        Assert.Equal(await world.SearchAsync("person=Karin&limit=100"), all.Select(static item => item.Item.Name));
        for (int i = 0; i < all.Count; i++)
        {
            List<Exported<ArticleSummary>> rest = await ArticlesAsync(world, $"person=Karin&continuation={all[i].Continuation}");
            Assert.Equal(all.Skip(i + 1).Select(static item => item.Item.Id), rest.Select(static item => item.Item.Id));
        }
    }

    [Fact]
    public async Task Quotations_and_documents_are_exported_whole()
    {
        using CatalogWorld world = await WorldAsync();
        Export<QuotationHit> quotations = (
            await world.Catalog.ExportQuotationsAsync(Query("of=quotations&speaker=Karin"), Cancelled)
        ).Value!;
        Assert.Equal(14, await quotations.Items.CountAsync(Cancelled));
        Export<ArticleMetadata> documents = (await world.Catalog.ExportDocumentsAsync(Query("of=documents&sort=oldest"), Cancelled)).Value!;
        List<Exported<ArticleMetadata>> read = await documents.Items.ToListAsync(Cancelled);
        Assert.Equal(Enumerable.Range(0, 14).Select(static i => $"text {i}"), read.Select(static item => item.Item.Text));
    }

    [Fact]
    public async Task A_continuation_of_another_export_is_refused()
    {
        using CatalogWorld world = await WorldAsync();
        string continuation = (await ArticlesAsync(world, ""))[0].Continuation;
        foreach (string url in new[] { "person=Karin", "sort=oldest", "of=documents" })
        {
            Answer<Export<ArticleSummary>> answer = await world.Catalog.ExportArticlesAsync(
                Query($"{url}&continuation={continuation}"),
                Cancelled
            );
            Assert.Equal("continuation", answer.Error!.Parameter);
        }
    }

    private async Task<CatalogWorld> WorldAsync()
    {
        CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        for (int i = 0; i < 14; i++)
        {
            await world.PublishAsync(
                $"{i}",
                Documents.Naming("Erlan Karin") with
                {
                    DatePublished = new DateOnly(2022, 1, 1).AddDays(i),
                    Text = $"text {i}",
                    Quotations =
                    [
                        new Quotation
                        {
                            Text = "words",
                            Start = 0,
                            Length = 4,
                            Kind = QuotationKind.Direct,
                            Speaker = "Erlan Karin",
                            SpeakerEntity = 0,
                        },
                    ],
                }
            );
            if (i == 8)
            {
                await world.PackAsync();
            }
        }

        return world;
    }

    private static async Task<List<Exported<ArticleSummary>>> ArticlesAsync(CatalogWorld world, string url)
    {
        Answer<Export<ArticleSummary>> answer = await world.Catalog.ExportArticlesAsync(Query(url), Cancelled);
        Assert.True(answer.IsAnswered, answer.Error?.Problem);
        return await answer.Value.Items.ToListAsync(Cancelled);
    }

    private static ExportQuery Query(string url)
    {
        Assert.True(
            ExportQuery.TryParse(CatalogWorldQueries.Parameters(url), out ExportQuery? query, out IReadOnlyList<QueryError> errors),
            string.Join('\n', errors)
        );
        return query;
    }
}
