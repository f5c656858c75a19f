using System.Net;
using System.Net.Http.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Pipeline.Articles;
using Pipeline.Catalog;
using Pipeline.Catalog.Telemetry;
using Pipeline.Catalog.Writing;
using Pipeline.EndToEnd.Tests.Contract;
using Pipeline.Functions;
using Pipeline.Functions.Local;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A moment without storage, wherever it falls, poisons no article.</summary>
/// <param name="pipeline">Has the storage.</param>
public sealed class StorageTroubleTests(RunningPipeline pipeline)
{
    private const int Times = 2;
    private const string Seed = "000_2bb1ca6165e44012.txt";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_survives_two_failures_of_the_blob_the_queue_and_the_table()
    {
        string account = pipeline.Azurite.TakeAccount();
        var blob = new Trouble(request => IsPut(request) && request.Uri.Path.Contains($"/{CatalogNames.ParsedContainer}/", Ordinal));
        var queue = new Trouble(request => IsPost(request) && request.Uri.Path.EndsWith($"/{CatalogNames.ParsedQueue}/messages", Ordinal));
        var table = new Trouble(request => IsPost(request) && request.Uri.Path.EndsWith("$batch", Ordinal));
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync<ParseArticle>(
            options =>
            {
                RunningPipeline.WithoutTimers(options);
                options.Azurite = pipeline.Azurite;
                options.StorageConnectionString = account;
                options.HostJson["extensions:queues:visibilityTimeout"] = "00:00:01"; // Ten seconds are longer than a test should wait.
                options.ConfigureQueueClient = queues => queues.AddPolicy(queue, HttpPipelinePosition.PerCall);
                options.ConfigureServices(services =>
                    services
                        .AddSingleton(new BlobServiceClient(account, With(new BlobClientOptions(), blob)))
                        .AddSingleton(new TableServiceClient(account, With(new TableClientOptions(), table)))
                        .Replace(ServiceDescriptor.Singleton(Hurried))
                );
            },
            Cancelled
        );
        var articles = new BlobContainerClient(account, CatalogNames.ArticlesContainer);

        await articles.UploadBlobAsync(Seed, RunningPipeline.Seed(Seed), Cancelled);
        await host.WaitUntilIdleAsync(Cancelled);

        Assert.Equal([Times, Times, Times], [blob.Failed, queue.Failed, table.Failed]);
        using HttpClient http = HeldToContract.ClientOf(host.BaseAddress);
        Assert.Contains("Erlan Karin", await http.GetStringAsync($"api/articles/{ArticleId.FromBlobName(Seed)}", Cancelled), Ordinal);
        Assert.StartsWith("""{"items":[],""", await http.GetStringAsync("api/poison", Cancelled), Ordinal);
    }

    [Fact]
    public async Task What_storage_has_lost_is_created_again_by_the_next_comparison()
    {
        string account = pipeline.Azurite.TakeAccount();
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync<ParseArticle>(
            options =>
            {
                RunningPipeline.WithoutTimers(options);
                options.Azurite = pipeline.Azurite;
                options.StorageConnectionString = account;
            },
            Cancelled
        );
        var articles = new BlobContainerClient(account, CatalogNames.ArticlesContainer);
        await articles.UploadBlobAsync("lost.txt", RunningPipeline.Seed(Seed), Cancelled);
        await host.WaitUntilIdleAsync(Cancelled);
        await LoseEverythingAsync(account);

        using HttpClient http = HeldToContract.ClientOf(host.BaseAddress);
        foreach (string route in (string[])["api/articles", "api/quotations", "api/status", "api/health/ready"])
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri(route, UriKind.Relative), Cancelled);
            Assert.Equal((route, HttpStatusCode.ServiceUnavailable), (route, answer.StatusCode));
        }

        using HttpClient admin = host.CreateClient();
        using HttpResponseMessage started = await admin.PostAsJsonAsync("admin/functions/Reconcile", new { input = "" }, Cancelled);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await host.WaitUntilIdleAsync(Cancelled);
        await articles.UploadBlobAsync(Seed, RunningPipeline.Seed(Seed), Cancelled);
        await host.WaitUntilIdleAsync(Cancelled);
        string found = await http.GetStringAsync("api/articles", Cancelled);
        Assert.Contains(Seed, found, Ordinal);
        Assert.DoesNotContain("lost.txt", found, Ordinal);
    }

    private static async Task LoseEverythingAsync(string account)
    {
        var blobs = new BlobServiceClient(account);
        foreach (string container in (string[])[CatalogNames.ArticlesContainer, CatalogNames.ParsedContainer, CatalogNames.IndexContainer])
        {
            await blobs.DeleteBlobContainerAsync(container, cancellationToken: Cancelled);
        }

        var queues = new QueueServiceClient(account);
        foreach (string queue in (string[])[CatalogNames.ParsedQueue, CatalogNames.DeletedQueue])
        {
            await queues.DeleteQueueAsync(queue, Cancelled);
        }

        await new TableServiceClient(account).DeleteTableAsync(CatalogNames.ArticlesTable, Cancelled);
    }

    private static StringComparison Ordinal => StringComparison.Ordinal;

    private static bool IsPut(Request request) => request.Method == RequestMethod.Put;

    private static bool IsPost(Request request) => request.Method == RequestMethod.Post;

    private static ArticleIntake Hurried(IServiceProvider services) =>
        new(
            services.GetRequiredService<CatalogStore>(),
            services.GetRequiredService<ArticleParser>(),
            services.GetRequiredService<CatalogTelemetry>(),
            new HurriedTime(),
            services.GetRequiredService<ILogger<ArticleIntake>>()
        );

    private static TOptions With<TOptions>(TOptions options, Trouble trouble)
        where TOptions : ClientOptions
    {
        options.AddPolicy(trouble, HttpPipelinePosition.PerCall);
        return options;
    }

    /// <summary>Makes the first calls of a kind fail, after all tries of the client.</summary>
    private sealed class Trouble(Func<Request, bool> isIt) : HttpPipelineSynchronousPolicy
    {
        private int _calls;

        public int Failed => Math.Min(_calls, Times);

        public override void OnSendingRequest(HttpMessage message)
        {
            if (isIt(message.Request) && Interlocked.Increment(ref _calls) <= Times)
            {
                throw new RequestFailedException(503, "Storage is away.");
            }
        }
    }

    /// <summary>Pauses are a hundredth as long.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 100, period);
    }
}
