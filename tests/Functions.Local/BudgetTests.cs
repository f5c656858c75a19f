using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

/// <summary>
/// Every storage request costs money in Azure and time everywhere. The SDK has no hook for its own requests; Azurite's access log has
/// them all.
/// </summary>
public sealed class BudgetTests(Storage storage)
{
    private const int Blobs = 40;

    /// <summary>How many run at once: each of the first may find that its queue is not there yet, and sends again.</summary>
    private const int AtOnce = 16;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blob_through_the_queue_costs_nine_requests_and_its_share_of_looks_into_queues()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<ShopFunctions>();
        string account = "/" + new BlobServiceClient(host.StorageConnectionString).AccountName;
        ConcurrentQueue<AzuriteRequest> requests = [];
        using (
            storage.Azurite.AccessLog.Subscribe(request =>
            {
                if (request.Path.StartsWith(account + "/", StringComparison.Ordinal))
                {
                    requests.Enqueue(request);
                }
            })
        )
        {
            var inbox = new BlobContainerClient(host.StorageConnectionString, "inbox");
            for (int i = 0; i < Blobs; i++)
            {
                await inbox.UploadBlobAsync($"{i}", BinaryData.FromString("x"), Cancel);
            }

            await host.WaitUntilIdleAsync(Cancel);
        }

        Assert.Equal(Blobs * 2, host.Invocations.Count);
        const string Internal = "/azure-webjobs-blobtrigger-pipeline-functions-local-tests/messages";
        Assert.Equal(Blobs, Count("PUT", "/inbox/")); // The test's own.
        Assert.InRange(Count("POST", Internal), Blobs, Blobs + AtOnce);
        Assert.Equal(Blobs * 3, Count("HEAD", "/inbox/")); // The SDK asks for the properties of the blob again and again.
        Assert.Equal(Blobs, Count("GET", "/inbox/"));
        Assert.InRange(Count("POST", "/orders/messages"), Blobs, Blobs + AtOnce);
        Assert.Equal(Blobs, Count("PUT", "/azure-webjobs-hosts/blobreceipts/"));
        Assert.Equal(Blobs, Count("DELETE", Internal + "/"));
        Assert.Equal(Blobs, Count("DELETE", "/orders/messages/"));

        // A look for each message at most, those into empty queues included.
        Assert.InRange(Count("GET", Internal), 1, Blobs * 2);
        Assert.InRange(Count("GET", "/orders/messages"), 1, Blobs * 2);

        int Count(string method, string path) =>
            requests.Count(request => request.Method == method && request.Path.StartsWith(account + path, StringComparison.Ordinal));
    }
}
