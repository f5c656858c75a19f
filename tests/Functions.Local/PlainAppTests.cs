using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Functions.Local.Tests.Apps;
using Order = Pipeline.Functions.Local.Plain.Order;

namespace Pipeline.Functions.Local.Tests;

/// <summary>
/// An app as others write them, without ASP.NET Core integration: it does the same in this process and in one of its own.
/// </summary>
public sealed class PlainAppTests(PlainAppTests.InProcess inProcess, PlainAppTests.OwnProcess ownProcess)
    : IClassFixture<PlainAppTests.InProcess>,
        IClassFixture<PlainAppTests.OwnProcess>
{
    public sealed class InProcess(Storage storage)
        : SharedHost(() =>
            LocalFunctionsHost.StartAsync<Order>(
                options =>
                {
                    Configure(options, storage);
                    options.Settings["AzureWebJobs.NoteDelivery.Disabled"] = "true"; // Its extension is in the app's folder.
                },
                Cancel
            )
        );

    public sealed class OwnProcess(Storage storage)
        : SharedHost(() => LocalFunctionsHost.StartAsync(AppProcess.PlainFolder, options => Configure(options, storage), Cancel));

    private const string Caller = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_goes_through_the_queue_and_becomes_a_receipt(bool ofItsOwn)
    {
        LocalFunctionsHost host = HostOf(ofItsOwn);
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage taken = await client.PutAsync("shop/orders/A1", new StringContent("tea\nmilk"), Cancel);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Equal("""{"id":"A1","items":2}""", await taken.Content.ReadAsStringAsync(Cancel));
        using HttpResponseMessage refused = await client.PutAsync("shop/orders/A2", new StringContent(""), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal("A1: tea, milk", await client.GetStringAsync("shop/receipts/A1", Cancel));
        Assert.Single(host.Invocations, invocation => invocation is { Function: "WriteReceipt", Succeeded: true });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_and_its_answer_arrive_whole(bool ofItsOwn)
    {
        byte[] body = [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i / 7))];
        LocalFunctionsHost host = HostOf(ofItsOwn);
        using HttpClient client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "shop/echo/a%20b/c?word=two%20words")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-thing");
        request.Headers.Add("Cookie", "one=1; two=2");
        request.Headers.Add("traceparent", Caller);
        using HttpResponseMessage response = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("application/x-thing", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(["/shop/echo/a%20b/c"], response.Headers.GetValues("X-Path"));
        Assert.Equal(["two words"], response.Headers.GetValues("X-Query"));
        Assert.Equal(["one=1;two=2"], response.Headers.GetValues("X-Cookies"));
        Assert.Equal(["seen=yes; path=/shop; samesite=strict; httponly"], response.Headers.GetValues("Set-Cookie"));
        Assert.Equal(["Echo"], response.Headers.GetValues("X-Function")); // From middleware.
        Assert.StartsWith(
            "00-4bf92f3577b34da6a3ce929d0e0e4736-",
            Assert.Single(response.Headers.GetValues("X-Trace")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_is_500_without_its_words(bool ofItsOwn)
    {
        LocalFunctionsHost host = HostOf(ofItsOwn);
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage response = await client.GetAsync("shop/plain/fail", Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(Cancel));
        CapturedInvocation failed = Assert.Single(host.Invocations, invocation => invocation.Function == "FailPlainly");
        Assert.Contains("secret", Assert.IsType<WorkerException>(failed.Error).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_keeps_failing_is_poison(bool ofItsOwn)
    {
        LocalFunctionsHost host = HostOf(ofItsOwn);
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage taken = await client.PutAsync("shop/orders/B1", new StringContent("nothing"), Cancel);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(5, host.Invocations.Count(invocation => invocation is { Function: "WriteReceipt", Succeeded: false }));
        var poison = new QueueClient(
            host.StorageConnectionString,
            "orders-poison",
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );
        Assert.Equal(["nothing"], (await poison.PeekMessageAsync(Cancel)).Value.Body.ToObjectFromJson<Order>()!.Items);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_function_with_a_retry_policy_is_told_which_try_it_is(bool ofItsOwn)
    {
        LocalFunctionsHost host = HostOf(ofItsOwn);
        var tries = new BlobClient(host.StorageConnectionString, "receipts", "tries.txt");
        await Eventually.TrueAsync(() => Task.FromResult(Tries(host).Count() == 3), Cancel); // The host is idle between two tries.
        Assert.Equal("try 2 of 2", (await tries.DownloadContentAsync(Cancel)).Value.Content.ToString());
        Assert.Equal([false, false, true], Tries(host).Select(invocation => invocation.Succeeded));
    }

    [Fact]
    public async Task A_trigger_of_an_extension_that_the_app_brings_along_runs_its_function()
    {
        const string Event =
            """[{"id":"1","subject":"order A1","eventType":"Delivered","eventTime":"2026-11-29T12:00:00Z","dataVersion":"1","data":{}}]""";
        LocalFunctionsHost host = ownProcess.Host;
        using HttpClient client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "runtime/webhooks/eventgrid?functionName=NoteDelivery")
        {
            Content = new StringContent(Event, Encoding.UTF8, "application/json"),
            Headers = { { "aeg-event-type", "Notification" } },
        };
        using HttpResponseMessage response = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await host.WaitUntilIdleAsync(Cancel);
        var receipts = new BlobContainerClient(host.StorageConnectionString, "receipts");
        BinaryData written = (await receipts.GetBlobClient("delivered.txt").DownloadContentAsync(Cancel)).Value.Content;
        Assert.Equal("order A1", written.ToString());
    }

    private static void Configure(LocalFunctionsHostOptions options, Storage storage)
    {
        options.Azurite = storage.Azurite;
        options.HostJson["extensions:http:routePrefix"] = "shop";
    }

    private static IEnumerable<CapturedInvocation> Tries(LocalFunctionsHost host) =>
        host.Invocations.Where(invocation => invocation.Function == "TryAgain");

    private LocalFunctionsHost HostOf(bool ofItsOwn) => ofItsOwn ? ownProcess.Host : inProcess.Host;
}
