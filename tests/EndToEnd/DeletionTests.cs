using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Catalog;
using Pipeline.Functions.Upkeep;

namespace Pipeline.EndToEnd.Tests;

/// <summary>An original that is deleted from its container takes its article with it.</summary>
/// <param name="pipeline">The running app.</param>
public sealed class DeletionTests(RunningPipeline pipeline)
{
    private static readonly BinaryData Article = BinaryData.FromString(
        "date 2023-01-02 Bridge opens\n\nThe bridge opened on Monday, officials said."
    );

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_about_a_deleted_blob_removes_the_article()
    {
        const string Name = "gone/Zürich 100 % #1.txt";
        string id = await pipeline.IndexAsync(Name, Article);
        BlobClient blob = pipeline.Articles.GetBlobClient(Name);
        await blob.DeleteAsync(cancellationToken: Cancelled);

        await AnnounceDeletionAsync(blob.Uri);

        await pipeline.GetProblemAsync($"api/articles/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_late_event_does_not_remove_an_article_that_was_uploaded_again()
    {
        const string Name = "gone/again.txt";
        string id = await pipeline.IndexAsync(Name, Article);

        await AnnounceDeletionAsync(pipeline.Articles.GetBlobClient(Name).Uri);

        Assert.Equal(Name, (string?)(await pipeline.GetAsync($"api/articles/{id}"))["source"]!["name"]);
    }

    [Fact]
    public async Task Reconcile_run_by_hand_removes_what_no_event_told_of()
    {
        const string Name = "gone/silently.txt";
        string id = await pipeline.IndexAsync(Name, Article);
        await pipeline.Articles.GetBlobClient(Name).DeleteAsync(cancellationToken: Cancelled);

        using var nothing = new StringContent("{}", Encoding.UTF8, "application/json");
        using HttpResponseMessage started = await pipeline.Http.PostAsync(
            new Uri($"admin/functions/{nameof(Reconcile)}", UriKind.Relative),
            nothing,
            Cancelled
        );

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await RunningPipeline.WaitUntilAsync(async () =>
            !(await pipeline.Http.GetAsync(new Uri($"api/articles/{id}", UriKind.Relative), Cancelled)).IsSuccessStatusCode
        );
        await pipeline.GetProblemAsync($"api/articles/{id}", HttpStatusCode.NotFound);
    }

    private async Task AnnounceDeletionAsync(Uri url)
    {
        var deletion = new JsonObject
        {
            ["id"] = "831e1650-001e-001b-66ab-eeb76e069631",
            ["eventType"] = "Microsoft.Storage.BlobDeleted",
            ["subject"] = "/blobServices/default/containers/articles/blobs/x",
            ["eventTime"] = "2026-11-22T12:00:00Z",
            ["dataVersion"] = "",
            ["data"] = new JsonObject
            {
                ["api"] = "DeleteBlob",
                ["blobType"] = "BlockBlob",
                ["url"] = url.AbsoluteUri,
            },
        };
        var queue = new QueueClient(
            pipeline.StorageConnectionString,
            CatalogNames.DeletedQueue,
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );
        await queue.SendMessageAsync(deletion.ToJsonString(), Cancelled);
        await pipeline.WaitUntilIdleAsync();
    }
}
