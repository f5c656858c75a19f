using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

public sealed class KeyTests(Storage storage, KeyTests.Guarded guarded) : IClassFixture<KeyTests.Guarded>
{
    public sealed class Guarded(Storage storage) : SharedHost(() => storage.StartAsync<KeyDoors>(options => options.EnableAuth = true));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_laptop_asks_for_no_key()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<KeyDoors>();
        using HttpClient client = host.CreateClient();
        foreach (string path in (string[])["Open", "Closed", "Locked", "admin/functions", "admin/host/status", "admin/host/keys"])
        {
            Assert.Equal(HttpStatusCode.OK, await GetAsync(client, path, null, null));
        }
    }

    [Theory]
    // A function without the right key is 401 whatever key came.
    [InlineData("Open", null, 200)]
    [InlineData("Open", "wrong", 200)]
    [InlineData("Closed", null, 401)]
    [InlineData("Closed", "wrong", 401)]
    [InlineData("Closed", "closed", 200)]
    [InlineData("Closed", "other", 401)]
    [InlineData("Closed", "host", 200)]
    [InlineData("Closed", "system", 401)]
    [InlineData("Closed", "master", 200)]
    [InlineData("Locked", "locked", 401)]
    [InlineData("Locked", "host", 401)]
    [InlineData("Locked", "master", 200)]
    // On the admin API a function's key is not known, the host's is known but does not suffice.
    [InlineData("admin/functions", null, 401)]
    [InlineData("admin/functions", "wrong", 401)]
    [InlineData("admin/functions", "closed", 401)]
    [InlineData("admin/functions", "host", 403)]
    [InlineData("admin/functions", "system", 403)]
    [InlineData("admin/functions", "master", 200)]
    [InlineData("admin/host/ping", null, 200)]
    [InlineData("nowhere", null, 404)]
    public async Task A_key_opens_what_it_opens_on_the_real_host(string path, string? key, int expected)
    {
        LocalFunctionsHost host = guarded.Host;
        string? value = key is null ? null : await KeyAsync(host, key);
        using HttpClient client = host.CreateClient();
        Assert.Equal((HttpStatusCode)expected, await GetAsync(client, path, value, null));
        Assert.Equal((HttpStatusCode)expected, await GetAsync(client, path, null, value));
    }

    [Fact]
    public async Task The_header_wins_over_the_query_string()
    {
        LocalFunctionsHost host = guarded.Host;
        string good = await KeyAsync(host, "closed");
        using HttpClient client = host.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(client, "Closed", "wrong", good));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, "Closed", good, "wrong"));
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("host", 401)]
    [InlineData("system", 202)]
    [InlineData("master", 202)]
    public async Task The_webhook_asks_for_the_key_of_its_extension(string? key, int expected)
    {
        LocalFunctionsHost host = guarded.Host;
        string? value = key is null ? null : await KeyAsync(host, key);
        using HttpClient client = host.CreateClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"runtime/webhooks/blobs?functionName=Host.Functions.Blobs&code={value}"
        );
        request.Headers.Add("aeg-event-type", "Unsubscribe");
        using HttpResponseMessage response = await client.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode)expected, response.StatusCode);
    }

    [Fact]
    public async Task Keys_survive_a_restart_and_one_written_by_hand_is_known_within_a_minute()
    {
        string account = storage.Azurite.TakeAccount();
        string master;
        await using (LocalFunctionsHost host = await StartAsync(account, TimeProvider.System))
        {
            master = await KeyAsync(host, "master");
        }

        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using LocalFunctionsHost again = await StartAsync(account, time);
        using HttpClient client = again.CreateClient();
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, "admin/functions", master, null));

        // As a person would with a storage explorer: with the mark that the real host writes too.
        BlobClient blob = new BlobContainerClient(account, "azure-webjobs-secrets").GetBlobClient(
            "pipeline-functions-local-tests/closed.json"
        );
        await blob.UploadAsync(
            BinaryData.FromString(
                "\uFEFF"
                    + """{"keys":[{"name":"mine","value":"my-own-key","encrypted":false},"""
                    + """{"name":"no","value":"sealed","encrypted":true}]}"""
            ),
            overwrite: true,
            Cancel
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(client, "Closed", "my-own-key", null));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, "Closed", "my-own-key", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(client, "Closed", "sealed", null));
    }

    [Fact]
    public async Task The_admin_api_lists_keys_as_the_real_host_does()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<KeyDoors>(options => options.EnableAuth = true);
        using HttpClient client = await AdminAsync(host);
        Assert.Equal(["default"], await NamesAsync(client, "admin/host/keys"));
        Assert.Equal(["default"], await NamesAsync(client, "admin/host/functionkeys"));
        Assert.Equal(["blobs_extension"], await NamesAsync(client, "admin/host/systemkeys"));
        Assert.Equal(["default"], await NamesAsync(client, "admin/functions/closed/keys"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(client, "admin/functions/nobody/keys", null, null));
        JsonNode one = JsonNode.Parse(await client.GetStringAsync("admin/host/systemkeys/_master", Cancel))!;
        Assert.Equal(("_master", await KeyAsync(host, "master")), ((string)one["name"]!, (string)one["value"]!));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(client, "admin/host/keys/_master", null, null));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, "admin/functions/Closed/keys/default", null, null));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(client, "admin/functions/Closed/keys/other", null, null));
    }

    [Fact]
    public async Task A_key_that_is_made_opens_at_once_and_one_that_is_deleted_no_more()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<KeyDoors>(options => options.EnableAuth = true);
        using HttpClient admin = await AdminAsync(host);
        using HttpClient caller = host.CreateClient();
        using (
            HttpResponseMessage made = await admin.PutAsync(
                "admin/functions/Closed/keys/mine",
                new StringContent("{\"name\":\"mine\",\"value\":\"my own\"}", Encoding.UTF8, "application/json"),
                Cancel
            )
        )
        {
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await GetAsync(caller, "Closed", "my own", null));
        string renewed;
        using (HttpResponseMessage again = await admin.PostAsync("admin/functions/Closed/keys/mine", null, Cancel))
        {
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
            renewed = (string)JsonNode.Parse(await again.Content.ReadAsStringAsync(Cancel))!["value"]!;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(caller, "Closed", "my own", null));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(caller, "Closed", renewed, null));
        Assert.Equal(["default", "mine"], await NamesAsync(admin, "admin/functions/Closed/keys"));
        using (HttpResponseMessage gone = await admin.DeleteAsync("admin/functions/Closed/keys/mine", Cancel))
        {
            Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(caller, "Closed", renewed, null));
    }

    [Theory]
    [InlineData("PUT", "admin/functions/nobody/keys/x", "{\"value\":\"x\"}", 404)]
    [InlineData("PUT", "admin/host/keys/x", "{}", 400)]
    [InlineData("PUT", "admin/host/keys/x", "x", 400)]
    [InlineData("DELETE", "admin/host/keys/x", "", 404)]
    [InlineData("DELETE", "admin/host/systemkeys/_master", "", 400)]
    [InlineData("POST", "admin/host/systemkeys/x", "", 201)]
    public async Task A_change_of_keys_is_answered_as_on_the_real_host(string method, string path, string body, int expected)
    {
        LocalFunctionsHost host = guarded.Host;
        using HttpClient admin = await AdminAsync(host);
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using HttpResponseMessage response = await admin.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode)expected, response.StatusCode);
    }

    [Fact]
    public async Task A_new_master_key_takes_the_place_of_the_old()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<KeyDoors>(options => options.EnableAuth = true);
        using HttpClient admin = await AdminAsync(host);
        using (
            HttpResponseMessage changed = await admin.PutAsync(
                "admin/host/systemkeys/_master",
                new StringContent("{\"value\":\"new master\"}", Encoding.UTF8, "application/json"),
                Cancel
            )
        )
        {
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(admin, "admin/functions", null, null));
        using HttpClient caller = host.CreateClient();
        Assert.Equal(HttpStatusCode.OK, await GetAsync(caller, "admin/functions", "new master", null));
    }

    /// <summary>A client with the master key.</summary>
    private static async Task<HttpClient> AdminAsync(LocalFunctionsHost host)
    {
        HttpClient client = host.CreateClient();
        client.DefaultRequestHeaders.Add("x-functions-key", await KeyAsync(host, "master"));
        return client;
    }

    private static async Task<IEnumerable<string>> NamesAsync(HttpClient client, string path) =>
        JsonNode.Parse(await client.GetStringAsync(path, Cancel))!["keys"]!.AsArray().Select(key => (string)key!["name"]!).Order();

    private Task<LocalFunctionsHost> StartAsync(string account, TimeProvider time) =>
        storage.StartAsync<KeyDoors>(options =>
        {
            options.EnableAuth = true;
            options.StorageConnectionString = account;
            options.TimeProvider = time;
        });

    private static async Task<HttpStatusCode> GetAsync(HttpClient client, string path, string? header, string? code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, code is null ? path : $"{path}?code={Uri.EscapeDataString(code)}");
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", header);
        }

        using HttpResponseMessage response = await client.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    /// <summary>Reads a key from storage, where the real host keeps it, after a request has made the host make them.</summary>
    internal static async Task<string> KeyAsync(LocalFunctionsHost host, string key)
    {
        using (HttpClient client = host.CreateClient())
        {
            await GetAsync(client, "admin/functions", "make them", null);
        }

        if (key == "wrong")
        {
            return "wrong";
        }

        var container = new BlobContainerClient(host.StorageConnectionString, "azure-webjobs-secrets");
        string file = key is "closed" or "other" or "locked" ? $"{key}.json" : "host.json";
        byte[] content = (
            await container.GetBlobClient($"pipeline-functions-local-tests/{file}").DownloadContentAsync(Cancel)
        ).Value.Content.ToArray();
        Assert.Equal([0xEF, 0xBB, 0xBF], content[..3]);
        JsonNode json = JsonNode.Parse(Encoding.UTF8.GetString(content[3..]))!;
        return (string)
            (
                key switch
                {
                    "master" => json["masterKey"],
                    "host" => json["functionKeys"]![0],
                    "system" => json["systemKeys"]!.AsArray().Single(one => (string?)one!["name"] == "blobs_extension"),
                    _ => json["keys"]![0],
                }
            )!["value"]!;
    }
}

public sealed class KeyDoors
{
    [Function("Open")]
    public static IResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text(request.Method);

    [Function("Closed")]
    public static IResult Closed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Text(request.Method);

    [Function("Other")]
    public static IResult Other([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Text(request.Method);

    [Function("Locked")]
    public static IResult Locked([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => Results.Text(request.Method);

    [Function("Blobs")]
    public static void Blobs([BlobTrigger("blobs/{name}", Source = BlobTriggerSource.EventGrid)] string text) => Assert.NotNull(text);
}
