using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

/// <summary>What was seen when the same app ran on the real host, where it is not what one would guess.</summary>
public sealed class FidelityTests(FidelityTests.Open open, FidelityTests.Guarded guarded)
    : IClassFixture<FidelityTests.Open>,
        IClassFixture<FidelityTests.Guarded>
{
    public sealed class Open(Storage storage) : SharedHost(() => storage.StartAsync<KeyDoors>());

    public sealed class Guarded(Storage storage) : SharedHost(() => storage.StartAsync<KeyDoors>(options => options.EnableAuth = true));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "admin/functions")]
    [InlineData("POST", "runtime/webhooks/blobs?functionName=Blobs")]
    public async Task A_refusal_for_want_of_a_key_names_the_scheme(string method, string path)
    {
        LocalFunctionsHost host = guarded.Host;
        using HttpResponseMessage response = await SendAsync(host, method, path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_ping_is_not_to_be_kept()
    {
        LocalFunctionsHost host = open.Host;
        using HttpResponseMessage response = await SendAsync(host, "GET", "admin/host/ping");
        Assert.True(response.Headers.CacheControl is { NoStore: true, NoCache: true });
        Assert.Equal("no-cache", response.Headers.Pragma.ToString());
    }

    [Fact]
    public async Task Answers_of_the_admin_api_are_compact_and_of_known_length()
    {
        LocalFunctionsHost host = open.Host;
        using HttpResponseMessage response = await SendAsync(host, "GET", "admin/functions");
        string text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(Encoding.UTF8.GetByteCount(text), response.Content.Headers.ContentLength);
        Assert.DoesNotContain("\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_is_described_with_its_files_and_its_returned_binding()
    {
        LocalFunctionsHost host = open.Host;
        using HttpResponseMessage response = await SendAsync(host, "GET", "admin/functions/Closed");
        JsonNode function = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
        Assert.EndsWith(".dll", (string?)function["script_href"], StringComparison.Ordinal);
        Assert.EndsWith("/Closed.dat", (string?)function["test_data_href"], StringComparison.Ordinal);
        Assert.NotNull((string?)function["config"]!["functionDirectory"]);
        Assert.Contains(function["config"]!["bindings"]!.AsArray(), binding => (string?)binding!["name"] == "$return");
        Assert.False((bool)function["isDirect"]!);
    }

    [Fact]
    public async Task A_key_that_is_made_says_where_it_is()
    {
        LocalFunctionsHost host = guarded.Host;
        string master = await KeyTests.KeyAsync(host, "master");
        using HttpResponseMessage made = await SendAsync(host, "POST", "admin/functions/Closed/keys/mine", master);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(new Uri(host.BaseAddress, "admin/functions/Closed/keys/mine"), made.Headers.Location);
        JsonNode key = JsonNode.Parse(await made.Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal("self", (string?)key["links"]![0]!["rel"]);
        using HttpResponseMessage refused = await SendAsync(host, "PUT", "admin/functions/Closed/keys/mine", master);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("text/plain", refused.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("GET", "", HttpStatusCode.NoContent)] // With the home page turned off.
    [InlineData("GET", "admin/warmup", HttpStatusCode.OK)]
    [InlineData("POST", "runtime/webhooks/nobody", HttpStatusCode.Forbidden)]
    public async Task A_route_of_the_host_answers_as_seen(string method, string path, HttpStatusCode expected)
    {
        LocalFunctionsHost host = open.Host;
        using HttpResponseMessage response = await SendAsync(host, method, path);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task The_webhook_answers_the_handshake_of_cloud_events()
    {
        LocalFunctionsHost host = open.Host;
        using HttpClient client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Options, "runtime/webhooks/blobs?functionName=Host.Functions.Blobs");
        request.Headers.Add("WebHook-Request-Origin", "eventgrid.azure.net");
        using HttpResponseMessage response = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_configuration_is_plain_text()
    {
        LocalFunctionsHost host = open.Host;
        using HttpResponseMessage response = await SendAsync(host, "GET", "admin/host/config");
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<HttpResponseMessage> SendAsync(LocalFunctionsHost host, string method, string path, string? key = null)
    {
        using HttpClient client = host.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        return await client.SendAsync(request, Cancel);
    }
}
