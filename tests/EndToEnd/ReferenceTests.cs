using System.Net;
using System.Net.Http.Headers;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The reference of the API at <c>/reference</c>, as it is served.</summary>
/// <param name="pipeline">The running app.</param>
public sealed class ReferenceTests(RunningPipeline pipeline)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_runs_our_own_scripts_only_and_no_two_have_the_same_nonce()
    {
        using HttpResponseMessage page = await GetAsync("reference");
        using HttpResponseMessage again = await GetAsync("reference");
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        string html = await page.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]* src=)|<style|style=|https?://", html);
        Assert.NotEqual(policy, Assert.Single(again.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task Its_scripts_are_served_by_the_app_and_compressed()
    {
        using HttpResponseMessage start = await GetAsync("reference/start.js", encoding: "identity");
        Assert.Contains("api/openapi.json", await start.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        using HttpResponseMessage scalar = await GetAsync("reference/scalar.js");
        Assert.Equal((HttpStatusCode.OK, "gzip"), (scalar.StatusCode, Assert.Single(scalar.Content.Headers.ContentEncoding)));
        Assert.Equal("no-cache", Assert.Single(scalar.Headers.GetValues("Cache-Control")));
        Assert.True((await scalar.Content.ReadAsByteArrayAsync(Cancelled)).Length > 100_000);
    }

    [Fact]
    public async Task A_script_that_is_known_is_not_sent_again()
    {
        using HttpResponseMessage first = await GetAsync("reference/scalar.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("reference/scalar.js", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await pipeline.Http.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task There_is_no_other_file()
    {
        using HttpResponseMessage response = await GetAsync("reference/other.js");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string encoding = "gzip")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return await pipeline.Http.SendAsync(request, Cancelled);
    }
}
