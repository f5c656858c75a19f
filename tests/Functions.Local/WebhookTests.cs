using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

public sealed class WebhookTests(Storage storage, WebhookTests.Asked asked) : IClassFixture<WebhookTests.Asked>
{
    public sealed class Asked(Storage storage) : SharedHost(() => storage.StartAsync<WebhookApp>());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_handshake_is_answered_with_its_code()
    {
        const string Body =
            """[{"id":"1","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":"""
            + """{"validationCode":"512d38b6-c7b8-40c8-89fe-f46f9e9622b6"}}]""";
        LocalFunctionsHost host = asked.Host;
        (HttpStatusCode status, string? answer) = await PostAsync(host, "Host.Functions.Told", "SubscriptionValidation", Body);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"validationResponse":"512d38b6-c7b8-40c8-89fe-f46f9e9622b6"}""", answer);
    }

    [Theory]
    [InlineData("Host.Functions.Told")]
    [InlineData("told")]
    public async Task Each_new_blob_of_a_batch_runs_the_function(string function)
    {
        await using LocalFunctionsHost host = await storage.StartAsync<WebhookApp>();
        var account = new BlobServiceClient(host.StorageConnectionString);
        foreach (string path in (string[])["told/a b/1.txt", "told/5.txt"])
        {
            BlobContainerClient container = account.GetBlobContainerClient(path[..path.IndexOf('/', StringComparison.Ordinal)]);
            await container.CreateIfNotExistsAsync(cancellationToken: Cancel);
            await container.UploadBlobAsync(path[(container.Name.Length + 1)..], BinaryData.FromString("x"), Cancel);
        }

        await host.WaitUntilIdleAsync(Cancel); // The host has told of them itself; what comes now is told by the webhook alone.
        int before = host.Invocations.Count;
        string body = $"""
            [{Event($"{account.Uri}/told/a%20b/1.txt")}, {Event($"{account.Uri}/told/5.txt")}]
            """;
        (HttpStatusCode status, string _) = await PostAsync(host, function, "Notification", body);
        Assert.Equal(HttpStatusCode.Accepted, status);
        await host.WaitUntilIdleAsync(Cancel);
        Assert.Equal(["5.txt 5", "a b/1.txt a b/1"], host.Services.GetRequiredService<Ledger>().Entries.Skip(before).Order());
    }

    [Theory]
    [InlineData("Told", "Unsubscribe", "[]", HttpStatusCode.Accepted)]
    [InlineData("Told", "Something", "[]", HttpStatusCode.BadRequest)]
    [InlineData("Told", "", "[]", HttpStatusCode.BadRequest)]
    [InlineData("Nobody", "Notification", "[]", HttpStatusCode.Accepted)]
    [InlineData("", "Notification", "[]", HttpStatusCode.Accepted)]
    [InlineData("Told", "Notification", "{", HttpStatusCode.BadRequest)]
    [InlineData(
        "Told",
        "Notification",
        """[{"eventType":"Microsoft.Storage.BlobCreated","data":{}}]""",
        HttpStatusCode.InternalServerError
    )]
    [InlineData(
        "Told",
        "Notification",
        """[{"eventType":"Microsoft.Storage.BlobCreated","data":{"url":"not a url"}}]""",
        HttpStatusCode.InternalServerError
    )]
    [InlineData("Told", "SubscriptionValidation", "[]", HttpStatusCode.InternalServerError)]
    public async Task Other_calls_are_answered_as_the_blobs_extension_answers_them(
        string function,
        string type,
        string body,
        HttpStatusCode expected
    )
    {
        LocalFunctionsHost host = asked.Host;
        Assert.Equal(expected, (await PostAsync(host, function, type, body)).Status);
    }

    private static string Event(string address) =>
        $$$"""
            {"id":"{{{Guid.NewGuid()}}}","topic":"/x","subject":"/x","eventType":"Microsoft.Storage.BlobCreated",
             "eventTime":"2026-11-28T20:00:00Z","dataVersion":"","metadataVersion":"1",
             "data":{"api":"PutBlob","blobType":"BlockBlob","url":"{{{address}}}"}}
            """;

    private static async Task<(HttpStatusCode Status, string Answer)> PostAsync(
        LocalFunctionsHost host,
        string function,
        string type,
        string body
    )
    {
        using HttpClient client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"runtime/webhooks/blobs?functionName={function}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (type.Length > 0)
        {
            request.Headers.Add("aeg-event-type", type);
        }

        using HttpResponseMessage response = await client.SendAsync(request, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}

public sealed class WebhookApp(Ledger ledger)
{
    [Function("Told")]
    public void Told(
        [BlobTrigger("told/{name}.txt", Source = BlobTriggerSource.EventGrid)] Azure.Storage.Blobs.BlobClient blob,
        string name
    ) => ledger.Add($"{blob.Name} {name}");
}
