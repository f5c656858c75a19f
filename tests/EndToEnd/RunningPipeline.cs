using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.EndToEnd.Tests.Contract;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Azurite;

[assembly: AssemblyFixture(typeof(Pipeline.EndToEnd.Tests.RunningPipeline))]

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// The function app as it is deployed: articles go in as blobs, answers come out over HTTP. It runs in this process over an Azurite of its
/// own, or where <see cref="RemoteApp"/> is told.
/// </summary>
public sealed class RunningPipeline : IAsyncLifetime
{
    private AzuriteServer? _azurite;
    private IRunningApp? _app;

    /// <summary>The storage that tests may take accounts of for apps of their own.</summary>
    public AzuriteServer Azurite => _azurite!;

    public string StorageConnectionString => _app!.StorageConnectionString;

    public BlobContainerClient Articles { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        _azurite = await AzuriteServer.StartAsync(new AzuriteOptions { Accounts = 12 }, cancellationToken);
        IRunningApp app = RemoteApp.FromEnvironment() as IRunningApp ?? await InProcessApp.StartAsync(_azurite, cancellationToken);
        _app = app;
        Articles = new BlobServiceClient(app.StorageConnectionString).GetBlobContainerClient(CatalogNames.ArticlesContainer);
        Http = HeldToContract.ClientOf(app.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    /// <summary>Waits until the pipeline has nothing left to do.</summary>
    public Task WaitUntilIdleAsync() => _app!.WaitUntilIdleAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits for what another thread or process does in its own time.</summary>
    public static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Timers run on New Year's Eve only, or when a test asks for it, and nothing is compared at the start.</summary>
    public static void WithoutTimers(LocalFunctionsHostOptions options)
    {
        options.Settings["ReconcileAtStart"] = "false";
        options.Settings["PackIndexSchedule"] = "0 0 0 31 12 *";
        options.Settings["ReconcileSchedule"] = "0 0 0 31 12 *";
        options.Settings["QueueWatchSchedule"] = "0 0 0 31 12 *";
    }

    /// <summary>Uploads a file as it is and waits until the pipeline has nothing left to do.</summary>
    /// <returns>The article's id.</returns>
    public async Task<string> IndexAsync(string name, BinaryData bytes, string contentType = "text/plain")
    {
        await UploadAsync(name, bytes, contentType);
        await WaitUntilIdleAsync();
        return ArticleId.FromBlobName(name);
    }

    /// <summary>Uploads a file.</summary>
    public Task UploadAsync(string name, BinaryData bytes, string contentType = "text/plain") =>
        UploadAsync(name, bytes, new BlobHttpHeaders { ContentType = contentType });

    /// <summary>Uploads a file with headers of its own.</summary>
    public async Task UploadAsync(string name, BinaryData bytes, BlobHttpHeaders headers)
    {
        var options = new BlobUploadOptions { HttpHeaders = headers };
        await Articles.GetBlobClient(name).UploadAsync(bytes, options, TestContext.Current.CancellationToken);
        await _app!.AnnounceAsync(name, TestContext.Current.CancellationToken);
    }

    /// <summary>The JSON that the API answers with 200.</summary>
    public async Task<JsonNode> GetAsync(string route)
    {
        using HttpResponseMessage response = await Http.GetAsync(new Uri(route, UriKind.Relative), TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{route}: {response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>The problem document that the API answers with.</summary>
    public async Task<JsonNode> GetProblemAsync(string route, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await Http.GetAsync(new Uri(route, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return JsonObject.Create(problem.RootElement.Clone())!;
    }

    /// <summary>A file of folder <c>seeds</c>.</summary>
    public static BinaryData Seed(string name) =>
        BinaryData.FromBytes(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "seeds", name)));
}
