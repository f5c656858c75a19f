using System.Net;
using Azure.Storage.Blobs;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.Functions;
using Pipeline.Functions.Local;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What happened to storage while the app was not running is seen when it starts.</summary>
/// <param name="pipeline">Has the storage.</param>
public sealed class RestartTests(RunningPipeline pipeline)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_whose_original_was_lost_meanwhile_is_gone_without_waiting_for_a_timer()
    {
        string account = pipeline.Azurite.TakeAccount();
        var articles = new BlobContainerClient(account, CatalogNames.ArticlesContainer);
        string route = $"api/articles/{ArticleId.FromBlobName("a.txt")}";
        await using (LocalFunctionsHost first = await StartAsync(account))
        {
            await articles.UploadBlobAsync("a.txt", BinaryData.FromString("The bridge opened on Monday, officials said."), Cancelled);
            await first.WaitUntilIdleAsync(Cancelled);
            Assert.Equal(HttpStatusCode.OK, await AskAsync(first, route));
        }

        await articles.DeleteBlobAsync("a.txt", cancellationToken: Cancelled);

        await using LocalFunctionsHost second = await StartAsync(account);
        await RunningPipeline.WaitUntilAsync(async () => await AskAsync(second, route) == HttpStatusCode.NotFound);
    }

    private async Task<LocalFunctionsHost> StartAsync(string account) =>
        await LocalFunctionsHost.StartAsync<ParseArticle>(
            options =>
            {
                options.Azurite = pipeline.Azurite;
                options.StorageConnectionString = account;
                RunningPipeline.WithoutTimers(options);
                options.Settings["ReconcileAtStart"] = "true";
            },
            Cancelled
        );

    private static async Task<HttpStatusCode> AskAsync(LocalFunctionsHost host, string route)
    {
        using HttpClient http = host.CreateClient();
        using HttpResponseMessage response = await http.GetAsync(new Uri(route, UriKind.Relative), Cancelled);
        return response.StatusCode;
    }
}
