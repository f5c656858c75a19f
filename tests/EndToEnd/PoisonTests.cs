using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Pipeline.Articles;
using Pipeline.Catalog;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What failed too often is tried again when somebody asks for it.</summary>
/// <param name="pipeline">The running app.</param>
public sealed class PoisonTests(RunningPipeline pipeline)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poisoned_blob_and_a_poisoned_message_are_indexed_after_a_retry()
    {
        const string Name = "poison/later.txt";
        string id = ArticleId.FromBlobName(Name);
        await pipeline.IndexAsync(
            Name,
            BinaryData.FromString("date 2023-01-02 Bridge opens\n\nThe bridge opened on Monday, officials said.")
        );
        await PoisonAsync(
            CatalogNames.BlobPoisonQueue,
            new JsonObject
            {
                ["Type"] = "BlobTrigger",
                ["ContainerName"] = CatalogNames.ArticlesContainer,
                ["BlobName"] = Name,
            }
        );
        await PoisonAsync(
            CatalogNames.BlobPoisonQueue,
            new JsonObject
            {
                ["Type"] = "BlobTrigger",
                ["ContainerName"] = "elsewhere",
                ["BlobName"] = Name,
            }
        );
        await PoisonAsync(
            CatalogNames.DeletedQueue + CatalogNames.PoisonSuffix,
            new JsonObject { ["data"] = new JsonObject { ["url"] = pipeline.Articles.GetBlobClient("poison/never.txt").Uri.AbsoluteUri } }
        );

        using HttpResponseMessage response = await pipeline.Http.PostAsync(new Uri("api/poison/retry", UriKind.Relative), null, Cancelled);
        await pipeline.WaitUntilIdleAsync();

        Assert.Equal("""{"retried":2,"failed":1}""", await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(id, (string?)(await pipeline.GetAsync($"api/articles/{id}"))["id"]);
        Assert.Equal([0, 1], (await DepthsAsync()).Order());
    }

    [Fact]
    public async Task An_article_is_deleted_with_its_original()
    {
        const string Name = "poison/gone.txt";
        string id = await pipeline.IndexAsync(
            Name,
            BinaryData.FromString("date 2023-01-02 Bridge opens\n\nThe bridge opened on Monday, officials said.")
        );

        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(id));

        Assert.False(await pipeline.Articles.GetBlobClient(Name).ExistsAsync(Cancelled));
        await pipeline.GetProblemAsync($"api/articles/{id}", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(id));
    }

    private async Task<HttpStatusCode> DeleteAsync(string id)
    {
        using HttpResponseMessage response = await pipeline.Http.DeleteAsync(new Uri($"api/articles/{id}", UriKind.Relative), Cancelled);
        return response.StatusCode;
    }

    private async Task<IEnumerable<int>> DepthsAsync() =>
        (await pipeline.GetAsync("api/status"))["queues"]!
            .AsArray()
            .Where(static queue =>
                (string?)queue!["queue"] is CatalogNames.BlobPoisonQueue or CatalogNames.DeletedQueue + CatalogNames.PoisonSuffix
            )
            .Select(static queue => (int)queue!["messages"]!);

    private async Task PoisonAsync(string queue, JsonObject message)
    {
        var client = new QueueClient(
            pipeline.StorageConnectionString,
            queue,
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );
        await client.CreateIfNotExistsAsync(cancellationToken: Cancelled);
        await client.SendMessageAsync(message.ToJsonString(), Cancelled);
    }
}
