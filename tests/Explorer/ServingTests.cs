using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Pipeline.Explorer.Tests;

/// <summary>How the page and its files are served.</summary>
/// <param name="explorer">The running app.</param>
public sealed partial class ServingTests(RunningExplorer explorer)
{
    private const int FirstViewLimit = 90_000;
    private const int WholeLimit = 350_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_may_run_its_own_script_only_and_be_framed_by_nobody()
    {
        using HttpResponseMessage page = await GetAsync("/");
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        string html = await page.Content.ReadAsStringAsync(Cancelled);
        Assert.DoesNotMatch("<script(?![^>]* src=)|<style|style=|https?://", html);
    }

    [Fact]
    public async Task The_page_is_asked_for_again_and_not_sent_again()
    {
        using HttpResponseMessage first = await GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using HttpResponseMessage second = await explorer.Http.SendAsync(request, Cancelled);

        Assert.True(first.Headers.CacheControl?.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Files_are_kept_for_ever_and_sent_in_an_encoding_that_is_understood(string encoding)
    {
        string script = (await FirstViewAsync()).First(static path => path.EndsWith(".js", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, script);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));

        using HttpResponseMessage response = await explorer.Http.SendAsync(request, Cancelled);

        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", Assert.Single(response.Headers.GetValues("Cache-Control")));
        Assert.Equal(encoding == "identity" ? [] : [encoding], response.Content.Headers.ContentEncoding);
        await using Stream body = await response.Content.ReadAsStreamAsync(Cancelled);
        await using Stream text = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        Assert.Contains("import", await new StreamReader(text).ReadToEndAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_not_kept()
    {
        using HttpResponseMessage response = await GetAsync("/assets/index-0ld.js");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task The_first_view_and_the_whole_page_stay_small()
    {
        IReadOnlyList<string> first = await FirstViewAsync();
        long firstView = 0;
        foreach (string path in first)
        {
            firstView += await SizeAsync(path);
        }

        long whole = 0;
        foreach (string path in new Functions.Explorer.ExplorerFiles().Paths)
        {
            whole += await SizeAsync(path == "index.html" ? "/" : $"/{path}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"first view {firstView:N0} bytes of script and style, everything {whole:N0} bytes, fonts included (gzip)"
        );
        Assert.InRange(firstView, 1, FirstViewLimit);
        Assert.InRange(whole, firstView, WholeLimit);
    }

    /// <summary>The scripts and styles that the page names, and what those import at once.</summary>
    private async Task<IReadOnlyList<string>> FirstViewAsync()
    {
        string html = await (await GetAsync("/")).Content.ReadAsStringAsync(Cancelled);
        return [.. Asset().Matches(html).Select(static match => match.Value).Distinct()];
    }

    private async Task<long> SizeAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using HttpResponseMessage response = await explorer.Http.SendAsync(request, Cancelled);
        return (await response.Content.ReadAsByteArrayAsync(Cancelled)).LongLength;
    }

    private Task<HttpResponseMessage> GetAsync(string path) => explorer.Http.GetAsync(new Uri(path, UriKind.Relative), Cancelled);

    [GeneratedRegex(@"/assets/[\w.-]+\.(js|css)")]
    private static partial Regex Asset();
}
