using System.IO.Compression;
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
            """{"headline":"Ferry sinks","datePublished":"1999-05-03","articleBody":"“The ferry was old,” said Maria Lindqvist, """
                + """a port inspector, on Monday."}"""
        );

        ILocator upload = Upload(open, "browser/ferry.json");
        await ExpectOutcomeAsync(open, "browser/ferry.json", "Indexed");

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

        ILocator upload = Upload(open, "nothing.txt");
        await ExpectOutcomeAsync(open, "nothing.txt", "Rejected");
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

        ILocator upload = Upload(open, "twice.txt");
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

    [Fact]
    public async Task Files_and_folders_are_dropped_anywhere_on_the_view_and_end_as_what_they_are()
    {
        string root = Directory.CreateTempSubdirectory("explorer").FullName;
        try
        {
            string folder = Directory.CreateDirectory(Path.Combine(root, "dropped", "inner")).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "empty.txt"), "", Cancelled);
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "windows.txt"),
                // In the code page of Windows, which no byte of the file states.
                [
                    .. "Mayor speaks\n\n"u8,
                    0x93,
                    .. "We cannot wait,"u8,
                    0x94,
                    .. " said Zo"u8,
                    0xEB,
                    .. " Br"u8,
                    0xFC,
                    .. "ck, mayor of the town, on Monday."u8,
                ],
                Cancelled
            );
            string batch = Path.Combine(root, "dropped.zip");
            await ZipAsync(batch, ("one.txt", "Ferry sails\n\nThe ferry sailed on Monday, said Ann Lund."), ("two.txt", "   "));
            string name = string.Concat(Enumerable.Repeat("long ", 40)) + ".txt";
            await File.WriteAllTextAsync(Path.Combine(root, name), "Long name\n\nThe name is long, said Ann Lund on Monday.", Cancelled);
            await using OpenPage open = await explorer.OpenAsync("/?view=ingest");
            await Expect(open.Page.Locator(".drop")).ToBeVisibleAsync();

            await DropAsync(open, Path.Combine(root, "dropped"), batch, Path.Combine(root, name));

            await ExpectOutcomeAsync(open, "dropped/inner/empty.txt", "Rejected");
            await ExpectOutcomeAsync(open, "dropped.zip", "Batch");
            await Expect(Upload(open, "dropped.zip")).ToContainTextAsync("Each of its records");
            await ExpectOutcomeAsync(open, name, "Indexed");
            await Upload(open, "dropped/inner/windows.txt").GetByRole(AriaRole.Link).ClickAsync();
            await Expect(open.Page.Locator(".reader")).ToContainTextAsync("“We cannot wait,” said Zoë Brück");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task Uploads_go_on_while_another_view_is_shown()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=ingest");
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await open.Page.RouteAsync(
            "**/api/articles?name=*",
            async route =>
            {
                await released.Task;
                await route.ContinueAsync();
            }
        );
        await UploadAsync(open, "meanwhile.txt", "Meanwhile\n\nThe bridge was opened on Tuesday, said Ann Lund.");
        await Expect(Upload(open, "meanwhile.txt").Locator(".status")).ToHaveTextAsync("Uploading");

        await open.Page.Keyboard.PressAsync("?");
        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        released.SetResult();
        await open.Page.GoBackAsync();

        await ExpectOutcomeAsync(open, "meanwhile.txt", "Indexed");
    }

    [Fact]
    public async Task A_name_that_storage_refuses_is_explained_and_not_tried_again()
    {
        await using OpenPage open = await explorer.OpenAsync("/?view=ingest");

        await UploadAsync(open, new string('n', 1100) + ".txt", "Too long\n\nThe name is too long, said Ann Lund.");

        await Expect(Upload(open, "nnn")).ToContainTextAsync("the limit of storage is 1024");
        await Expect(Upload(open, "nnn").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        Assert.Equal(0, await open.OverflowAsync());
    }

    private static ILocator Upload(OpenPage open, string name) => open.Page.Locator(".upload").Filter(new() { HasText = name });

    /// <summary>
    /// Expects the view to say what became of an upload. How long the archive takes is not the view's doing: on a busy machine that is
    /// waited for first, and longer.
    /// </summary>
    private async Task ExpectOutcomeAsync(OpenPage open, string name, string status)
    {
        await explorer.WaitUntilKnownAsync(Articles.ArticleId.FromBlobName(name));
        await Expect(Upload(open, name).Locator(".status")).ToHaveTextAsync(status);
    }

    private static async Task ZipAsync(string path, params (string Name, string Text)[] files)
    {
        await using ZipArchive zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, Cancelled);
        foreach ((string name, string text) in files)
        {
            await using Stream stream = await zip.CreateEntry(name).OpenAsync(Cancelled);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), Cancelled);
        }
    }

    /// <summary>Drops files as a file manager does, far away from the field.</summary>
    private static async Task DropAsync(OpenPage open, params string[] paths)
    {
        ICDPSession browser = await open.Page.Context.NewCDPSessionAsync(open.Page);
        foreach (string type in (string[])["dragEnter", "dragOver", "drop"])
        {
            await browser.SendAsync(
                "Input.dispatchDragEvent",
                new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["type"] = type,
                    ["x"] = 1200,
                    ["y"] = 700,
                    ["data"] = new
                    {
                        items = Array.Empty<object>(),
                        files = paths,
                        dragOperationsMask = 1,
                    },
                }
            );
        }
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
