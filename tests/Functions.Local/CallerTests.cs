using System.Net;
using Pipeline.Functions.Local.Tests.Apps;

namespace Pipeline.Functions.Local.Tests;

/// <summary>Who may call a host that asks for no keys: its user's browser shows other sites too.</summary>
public sealed class CallerTests(Storage storage, CallerTests.Open open, CallerTests.Guarded guarded)
    : IClassFixture<CallerTests.Open>,
        IClassFixture<CallerTests.Guarded>
{
    public sealed class Open(Storage storage) : SharedHost(() => storage.StartAsync<KeyDoors>());

    public sealed class Guarded(Storage storage) : SharedHost(() => storage.StartAsync<KeyDoors>(options => options.EnableAuth = true));

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("news.localhost:7071", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("site.example", false)]
    [InlineData("localhost.site.example", false)]
    [InlineData("192.168.1.7", false)]
    public async Task Only_names_of_this_machine_are_answered(string name, bool answered) =>
        Assert.Equal(answered ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await AskAsync(open.Host, HttpMethod.Get, name, null, null));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("http://localhost:5173", "same-site", true)]
    [InlineData("https://site.example", null, false)]
    [InlineData("null", null, false)]
    [InlineData(null, "cross-site", false)]
    [InlineData("http://localhost:5173", "cross-site", false)]
    public async Task No_other_site_changes_anything(string? origin, string? fetchSite, bool accepted)
    {
        HttpStatusCode status = await AskAsync(open.Host, HttpMethod.Post, "localhost", origin, fetchSite);

        Assert.Equal(accepted, status != HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(open.Host, HttpMethod.Get, "localhost", origin, fetchSite));
    }

    [Fact]
    public async Task Names_that_a_setting_lists_are_answered_too()
    {
        await using LocalFunctionsHost host = await storage.StartAsync<KeyDoors>(options =>
            options.Settings["LocalHost:AllowedHosts"] = "news.example, other.example"
        );

        Assert.Equal(HttpStatusCode.OK, await AskAsync(host, HttpMethod.Get, "news.example", null, null));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(host, HttpMethod.Get, "site.example", null, null));
    }

    [Fact]
    public async Task Where_keys_are_asked_for_they_decide() =>
        Assert.Equal(HttpStatusCode.OK, await AskAsync(guarded.Host, HttpMethod.Get, "site.example", "https://site.example", "cross-site"));

    private static async Task<HttpStatusCode> AskAsync(
        LocalFunctionsHost host,
        HttpMethod method,
        string name,
        string? origin,
        string? fetchSite
    )
    {
        using HttpClient client = host.CreateClient();
        using var request = new HttpRequestMessage(method, "Open");
        request.Headers.Host = name;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (fetchSite is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", fetchSite);
        }

        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
