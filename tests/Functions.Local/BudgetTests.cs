using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Pipeline.Functions.Local.Azurite;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

/// <summary>Every storage request costs money in Azure and time everywhere.</summary>
public sealed class BudgetTests(Storage storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blob_through_the_queue_costs_five_requests()
    {
        const int Blobs = 60;
        await using var host = await storage.StartAsync<ShopFunctions>();
        var account = new BlobServiceClient(host.StorageConnectionString).AccountName;
        var requests = new ConcurrentQueue<AzuriteRequest>();
        using (storage.Azurite.AccessLog.Subscribe(request =>
        {
            if (request.Path.StartsWith($"/{account}/", StringComparison.Ordinal))
            {
                requests.Enqueue(request);
            }
        }))
        {
            var inbox = new BlobContainerClient(host.StorageConnectionString, "inbox");
            for (var i = 0; i < Blobs; i++)
            {
                await inbox.UploadBlobAsync($"{i}", BinaryData.FromString("x"), Cancel);
            }

            await host.WaitUntilIdleAsync(Cancel);
        }

        int Count(string method, string part) =>
            requests.Count(request => request.Method == method && request.Path.StartsWith($"/{account}{part}", StringComparison.Ordinal) && !request.Query.Contains("comp=metadata", StringComparison.Ordinal));
        Assert.Equal(Blobs * 2, host.Invocations.Count);
        Assert.Equal(Blobs, Count("PUT", "/inbox/"));
        Assert.Equal(Blobs, Count("GET", "/inbox/"));
        Assert.Equal(Blobs, Count("POST", "/orders/messages"));
        Assert.Equal(Blobs, Count("PUT", "/azure-webjobs-hosts/"));
        Assert.Equal(Blobs, Count("DELETE", "/orders/messages/"));

        // One look for each message at most, but for the looks of an idle queue: two a second and one after each.
        Assert.InRange(Count("GET", "/orders/messages"), 1, Blobs * 3 / 2);
        Assert.Equal(0, Count("HEAD", ""));
        // The idle watch asks how long the queue is, and marks its place in the access log.
        var own = requests.Count(request => request.Query.Contains("comp=metadata", StringComparison.Ordinal) || request.Path.AsSpan().Count('/') == 2);
        Assert.Equal(requests.Count - own, (Blobs * 5) + Count("GET", "/orders/messages"));
    }
}
