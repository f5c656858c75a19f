using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Pipeline.Catalog;
using Pipeline.EndToEnd.Tests.Contract;
using Pipeline.Functions;
using Pipeline.Hosts;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A function app that dies under load loses nothing: the next one finishes the work.</summary>
public sealed class CrashTests(RunningPipeline pipeline)
{
    private const int Articles = 120;

    [Fact]
    public async Task A_function_app_killed_half_way_and_started_again_indexes_every_article()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string account = pipeline.Azurite.TakeAccount();
        BlobContainerClient container = new BlobServiceClient(account).GetBlobContainerClient(CatalogNames.ArticlesContainer);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await Task.WhenAll(
            Enumerable.Range(0, Articles).Select(i => container.UploadBlobAsync($"crash/{i:000}.txt", Article(i), cancellationToken))
        );

        string folder = Path.GetDirectoryName(typeof(ParseArticle).Assembly.Location)!;
        await using (HostProcess first = await HostProcess.StartAsync(folder, account, cancellationToken))
        {
            await WaitForAsync(first, indexed => indexed > 0, cancellationToken);
        }

        await using HostProcess second = await HostProcess.StartAsync(folder, account, cancellationToken);
        JsonNode status = await WaitForAsync(second, indexed => indexed >= Articles, cancellationToken);
        Assert.Equal((Articles, 0), (Count(status, "indexed"), Count(status, "rejected")));
    }

    private static BinaryData Article(int i) =>
        BinaryData.FromString(
            $"date 2024-03-{1 + (i % 28):00} Council approves plan {i}\n\nThe council of Lower Town approved plan number {i} on Monday, "
                + $"mayor Anna Weber said.\n\n“Plan {i} is the best of them,” Weber said.\n"
        );

    private static async Task<JsonNode> WaitForAsync(HostProcess app, Func<int, bool> reached, CancellationToken cancellationToken)
    {
        using HttpClient http = HeldToContract.ClientOf(app.Address);
        while (true)
        {
            // 503 while everything starts and indexes at once: the app says “come again”, and so we do.
            using HttpResponseMessage response = await http.GetAsync(new Uri("api/status", UriKind.Relative), cancellationToken);
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                response.EnsureSuccessStatusCode();
                JsonNode status = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
                if (reached(Count(status, "indexed")))
                {
                    return status;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    private static int Count(JsonNode status, string of) =>
        (int)status["articles"]!.AsArray().Single(count => (string?)count!["status"] == of)!["count"]!;
}
