using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.Functions;
using Pipeline.Functions.Local;
using Pipeline.Functions.Local.Azurite;

[assembly: AssemblyFixture(typeof(Pipeline.EndToEnd.Tests.RunningPipeline))]

namespace Pipeline.EndToEnd.Tests;

/// <summary>The function app as it is deployed, over an Azurite of its own: articles go in as blobs, answers come out over HTTP.</summary>
public sealed class RunningPipeline : IAsyncLifetime
{
    private AzuriteServer? _azurite;
    private LocalFunctionsHost? _host;

    public AzuriteServer Azurite => _azurite!;

    public LocalFunctionsHost Host => _host!;

    public BlobContainerClient Articles { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteServer.StartAsync(new AzuriteOptions { Accounts = 8 }, TestContext.Current.CancellationToken);
        _host = await LocalFunctionsHost.StartAsync<ParseArticle>(
            options =>
            {
                options.Azurite = _azurite;
                WithoutTimers(options);
            },
            TestContext.Current.CancellationToken);
        Articles = new BlobServiceClient(_host.StorageConnectionString).GetBlobContainerClient(CatalogNames.ArticlesContainer);
        Http = _host.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    /// <summary>Timers run on New Year's Eve only, or when a test asks for it.</summary>
    public static void WithoutTimers(LocalFunctionsHostOptions options)
    {
        options.Settings["ReconcileSchedule"] = "0 0 0 31 12 *";
        options.Settings["QueueWatchSchedule"] = "0 0 0 31 12 *";
    }

    /// <summary>Uploads a file as it is and waits until the pipeline has nothing left to do.</summary>
    /// <returns>The article's id.</returns>
    public async Task<string> IndexAsync(string name, BinaryData bytes, string contentType = "text/plain")
    {
        await UploadAsync(name, bytes, contentType);
        await Host.WaitUntilIdleAsync(TestContext.Current.CancellationToken);
        return ArticleId.FromBlobName(name);
    }

    /// <summary>Uploads a file.</summary>
    public Task UploadAsync(string name, BinaryData bytes, string contentType = "text/plain") =>
        Articles.GetBlobClient(name).UploadAsync(bytes, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } }, TestContext.Current.CancellationToken);

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
    public static BinaryData Seed(string name) => BinaryData.FromBytes(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "seeds", name)));
}
