using System.Net;
using System.Net.Http.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

public sealed class ShopTests(Storage storage, ShopTests.Asked asked) : IClassFixture<ShopTests.Asked>
{
    public sealed class Asked(Storage storage) : SharedHost(() => storage.StartAsync<ShopFunctions>());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blob_goes_through_the_queue_and_is_answered_over_http()
    {
        await using LocalFunctionsHost host = await StartAsync();
        await UploadAsync(host, "2022/01/kz one.txt", "a\nb");
        await host.WaitUntilIdleAsync(Cancel);

        Ledger ledger = host.Services.GetRequiredService<Ledger>();
        Assert.Equal(["read 2022/01/kz one.txt ReadOrder", "booked 2022/01/kz one.txt 2"], ledger.Entries);
        using HttpClient client = host.CreateClient();
        Assert.Equal("""{"id":"x","tags":["1","2"],"booked":false}""", await client.GetStringAsync("api/orders/x?tag=1&tag=2", Cancel));
        Assert.Equal($"home of {host.BaseAddress.Port}", await client.GetStringAsync("", Cancel));
    }

    [Theory]
    [InlineData("GET", "api/orders/x", HttpStatusCode.OK)]
    [InlineData("HEAD", "api/orders/x", HttpStatusCode.OK)]
    [InlineData("DELETE", "api/orders/x", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/unknown", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/orders/x/y", HttpStatusCode.NotFound)]
    public async Task A_route_answers_its_methods_and_nothing_else(string method, string path, HttpStatusCode expected)
    {
        LocalFunctionsHost host = asked.Host;
        using HttpClient client = host.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using HttpResponseMessage response = await client.SendAsync(request, Cancel);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task An_action_result_is_executed()
    {
        LocalFunctionsHost host = asked.Host;
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage response = await client.PostAsJsonAsync("legacy", new { }, Cancel);
        Assert.Equal("POST", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_result_of_null_sends_no_message()
    {
        await using LocalFunctionsHost host = await StartAsync();
        await UploadAsync(host, "a.txt", "nothing");
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["ReadOrder"], host.Invocations.Select(invocation => invocation.Function));
    }

    [Fact]
    public async Task A_blob_that_keeps_failing_ends_in_the_poison_queue_and_is_left_alone()
    {
        string account = storage.Azurite.TakeAccount();
        await using (LocalFunctionsHost host = await StartAsync(account))
        {
            await UploadAsync(host, "a.txt", "bad");
            await host.WaitUntilIdleAsync(Cancel);
            Assert.Equal(5, host.Invocations.Count(invocation => !invocation.Succeeded));
        }

        var poison = new QueueClient(
            account,
            "webjobs-blobtrigger-poison",
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );
        Assert.Equal(
            """
            {
              "Type": "BlobTrigger",
              "FunctionId": "Host.Functions.ReadOrder",
              "BlobType": "BlockBlob",
              "ContainerName": "inbox",
              "BlobName": "a.txt",
              "ETag": "\"\""
            }
            """,
            (await poison.PeekMessageAsync(Cancel)).Value.Body.ToString()
        );

        await using LocalFunctionsHost again = await StartAsync(account);
        await again.WaitUntilIdleAsync(Cancel);
        Assert.Empty(again.Invocations);
    }

    [Fact]
    public async Task A_restarted_host_runs_what_is_new_and_not_what_is_done()
    {
        string account = storage.Azurite.TakeAccount();
        await using (LocalFunctionsHost host = await StartAsync(account))
        {
            await UploadAsync(host, "old.txt", "a");
            await UploadAsync(host, "changed.txt", "a");
            await host.WaitUntilIdleAsync(Cancel);
        }

        var inbox = new BlobContainerClient(account, "inbox");
        await inbox.GetBlobClient("changed.txt").UploadAsync(BinaryData.FromString("a\nb"), overwrite: true, Cancel);
        await inbox.UploadBlobAsync("new.txt", BinaryData.FromString("a"), Cancel);
        await using LocalFunctionsHost again = await StartAsync(account);
        await again.WaitUntilIdleAsync(Cancel);
        Assert.Equal(
            ["booked changed.txt 2", "booked new.txt 1"],
            again.Services.GetRequiredService<Ledger>().Entries.Where(entry => entry.StartsWith("booked", StringComparison.Ordinal)).Order()
        );
    }

    private static async Task UploadAsync(LocalFunctionsHost host, string name, string content) =>
        await new BlobClient(host.StorageConnectionString, "inbox", name).UploadAsync(
            BinaryData.FromString(content),
            overwrite: true,
            Cancel
        );

    private Task<LocalFunctionsHost> StartAsync(string? account = null) =>
        storage.StartAsync<ShopFunctions>(options => options.StorageConnectionString = account);
}
