using System.Text;
using Azure.Storage.Queues;
using Microsoft.Playwright;
using Pipeline.Catalog;
using static Pipeline.Explorer.Tests.OpenPage;

namespace Pipeline.Explorer.Tests;

/// <summary>Putting articles in and taking them out.</summary>
/// <param name="explorer">The running app.</param>
public sealed class IngestTests(RunningExplorer explorer)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_uploaded_followed_until_it_is_indexed_and_deleted()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=ingest");
        await open.Page.GetByLabel("Folder").FillAsync("browser");

        await UploadAsync(
            open,
            "ferry.json",
            """{"headline":"Ferry sinks","datePublished":"1999-05-03","articleBody":"“The ferry was old,” said Maria Lindqvist, a port inspector, on Monday."}"""
        );

        ILocator upload = open.Page.Locator(".upload").Filter(new() { HasText = "browser/ferry.json" });
        await Expect(upload.Locator(".status")).ToHaveTextAsync("Indexed");

        // However long ago it was published: what came in last stands first.
        await Expect(open.Page.Locator(".rows .row").Filter(new() { HasText = "Ferry sinks" })).ToContainTextAsync("uploaded");
        await upload.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(open.Page.Locator(".reader h1")).ToHaveTextAsync("Ferry sinks");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await open.ExpectQueryAsync("/$");
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (
                await explorer.Http.GetAsync(
                    new Uri($"api/articles/{Articles.ArticleId.FromBlobName("browser/ferry.json")}", UriKind.Relative),
                    Cancelled
                )
            ).StatusCode
        );
    }

    [Fact]
    public async Task A_file_that_is_no_article_is_rejected_with_its_reason()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=ingest");

        await UploadAsync(open, "nothing.txt", "   ");

        ILocator upload = open.Page.Locator(".upload").Filter(new() { HasText = "nothing.txt" });
        await Expect(upload.Locator(".status")).ToHaveTextAsync("Rejected");
        await Expect(upload.Locator(".upload-message")).ToContainTextAsync("nothing.txt");
        ILocator rejected = open.Page.Locator(".rejected-list li").Filter(new() { HasText = "nothing.txt" });
        await rejected.GetByRole(AriaRole.Link, new() { Name = "nothing.txt", Exact = true }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "This upload was rejected" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_name_that_exists_is_replaced_only_when_told_so()
    {
        await explorer.IndexAsync("twice.txt", "Old news\n\nThe bridge was closed on Monday, officials said.");
        await using OpenPage open = await explorer.OpenAsync("/?view=ingest");

        await UploadAsync(open, "twice.txt", "New news\n\nThe bridge was opened on Tuesday, officials said.");

        ILocator upload = open.Page.Locator(".upload").Filter(new() { HasText = "twice.txt" });
        await Expect(upload).ToContainTextAsync("An article of this name exists");
        await open.Page.GetByLabel("Replace articles of the same name").CheckAsync();
        await upload.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(upload.Locator(".status")).ToHaveTextAsync("Indexed");
    }

    [Fact]
    public async Task What_failed_too_often_is_tried_again()
    {
        QueueClient poison = new QueueServiceClient(
            explorer.StorageConnectionString,
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        ).GetQueueClient(CatalogNames.BlobPoisonQueue);
        await explorer.IndexAsync("poisoned.txt", "Bridge opens\n\nThe bridge opened on Monday, officials said.");
        await poison.CreateIfNotExistsAsync(cancellationToken: Cancelled);
        await poison.SendMessageAsync(
            $$"""{"Type":"BlobTrigger","ContainerName":"{{CatalogNames.ArticlesContainer}}","BlobName":"poisoned.txt"}""",
            Cancelled
        );
        await using OpenPage open = await explorer.OpenAsync("/?view=ingest");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Try all again" }).ClickAsync();

        await Expect(open.Page.GetByText("1 tried again.")).ToBeVisibleAsync();
        await Expect(open.Page.GetByText("Nothing has failed.")).ToBeVisibleAsync();
    }

    private static Task UploadAsync(OpenPage open, string name, string text) =>
        open
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(text),
                }
            );
}
