using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalog;
using Pipeline.Functions;
using Pipeline.Functions.Local;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What one article costs in storage requests, everything that the host and the app ask for included.</summary>
public sealed class StorageBudgetTests(RunningPipeline pipeline)
{
    private const int Articles = 40;

    // The thirteen of the real host (three HEAD requests of the blob among them), and the host's note that the blob is done with.
    private const int RequestsPerArticle = 14;

    // The app's own are four: it reads the original through the trigger's client, writes and reads what was parsed, and commits.
    private const int OwnRequestsPerArticle = 3;

    [Fact]
    public async Task An_article_costs_at_most_fourteen_storage_requests_after_its_upload()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        var counter = new RequestCounter();
        var own = new RequestCounter();
        string account = pipeline.Azurite.TakeAccount();
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync<ParseArticle>(
            options =>
            {
                RunningPipeline.WithoutTimers(options);
                options.Azurite = pipeline.Azurite;
                options.StorageConnectionString = account;
                options.ConfigureBlobClient = blobs => blobs.AddPolicy(counter, HttpPipelinePosition.PerRetry);
                options.ConfigureQueueClient = queues => queues.AddPolicy(counter, HttpPipelinePosition.PerRetry);
                options.ConfigureServices(services =>
                    services
                        .AddSingleton(new BlobServiceClient(account, Counted(new BlobClientOptions(), own)))
                        .AddSingleton(new QueueServiceClient(account, Counted(new QueueClientOptions(), own)))
                        .AddSingleton(new TableServiceClient(account, Counted(new TableClientOptions(), own)))
                );
            },
            cancellationToken
        );
        BlobContainerClient container = new BlobServiceClient(account).GetBlobContainerClient(CatalogNames.ArticlesContainer);
        BinaryData article = RunningPipeline.Seed("000_2bb1ca6165e44012.txt");
        await container.UploadBlobAsync("budget/first.txt", article, cancellationToken);
        await host.WaitUntilIdleAsync(cancellationToken); // what the first article finds missing is made now
        counter.Reset();
        own.Reset();

        await Task.WhenAll(
            Enumerable.Range(0, Articles).Select(i => container.UploadBlobAsync($"budget/{i:000}.txt", article, cancellationToken))
        );
        await host.WaitUntilIdleAsync(cancellationToken);

        Assert.Equal(Articles, own.Of("POST", "$batch"));
        Assert.True(own.Total <= Articles * OwnRequestsPerArticle, $"{own.Total} requests of the app for {Articles} articles:\n{own}");
        int requests = counter.Total + own.Total - Idling(counter);
        Assert.True(
            requests <= Articles * RequestsPerArticle,
            $"{requests} requests for {Articles} articles, without {Idling(counter)} of an idle host:\n{counter}\n{own}"
        );
    }

    // A slow machine looks into empty queues more often. That is what a second costs, not what an article costs: one look for each article
    // is counted, the rest is not.
    private static int Idling(RequestCounter counter) =>
        counter.Of("GET", $"{CatalogNames.DeletedQueue}/messages")
        + counter.Of("GET", $"{CatalogNames.DeletedQueue}?comp")
        + counter.Of("GET", $"{CatalogNames.ParsedQueue}?comp")
        + Math.Max(0, counter.Of("GET", $"{CatalogNames.ParsedQueue}/messages") - Articles)
        + counter.Of("GET", "azure-webjobs-blobtrigger-pipeline-functions?comp")
        + Math.Max(0, counter.Of("GET", "azure-webjobs-blobtrigger-pipeline-functions/messages") - Articles);

    private static TOptions Counted<TOptions>(TOptions options, RequestCounter counter)
        where TOptions : ClientOptions
    {
        options.AddPolicy(counter, HttpPipelinePosition.PerRetry);
        return options;
    }
}
