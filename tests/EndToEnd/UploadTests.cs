using System.Net;
using System.Text.Json.Nodes;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What becomes of uploads and re-uploads, and how they are served.</summary>
public sealed class UploadTests(RunningPipeline pipeline)
{
    [Theory]
    [InlineData("2022/01/kz one.txt")]
    [InlineData("Zürich – 100 % öl #1.txt")]
    [InlineData("a+b=c&d'e.txt")]
    [InlineData("статьи/новости.txt")]
    public async Task Any_blob_name_is_an_article(string name)
    {
        string id = await pipeline.IndexAsync(
            name,
            BinaryData.FromString("date 2023-01-02 Bridge opens\n\nThe bridge opened on Monday, officials said.")
        );
        JsonNode article = await pipeline.GetAsync($"api/articles/{id}");
        Assert.Equal(name, (string?)article["source"]!["name"]);
    }

    [Fact]
    public async Task A_new_version_replaces_what_the_old_one_said()
    {
        const string Name = "replace/one.txt";
        string id = await pipeline.IndexAsync(
            Name,
            BinaryData.FromString(
                "date 2023-05-04 Vote fails\n\n“The vote has failed for good,” said Olaf Petersson, a senator.\n\nOlaf Petersson left."
            )
        );
        Assert.Equal([id], await Ids("api/articles?person=Olaf%20Petersson"));

        await pipeline.IndexAsync(
            Name,
            BinaryData.FromString(
                "date 2023-05-05 Vote passes\n\n“The vote has passed at last,” said Ingrid Halvorsen, a senator.\n\n"
                    + "Ingrid Halvorsen stayed."
            )
        );

        Assert.Empty(await Ids("api/articles?person=Olaf%20Petersson"));
        Assert.Equal([id], await Ids("api/articles?person=Ingrid%20Halvorsen"));
        Assert.Equal("2023-05-05", (string?)(await pipeline.GetAsync($"api/articles/{id}"))["datePublished"]);
    }

    [Fact]
    public async Task An_article_that_a_client_has_already_is_304()
    {
        string id = await pipeline.IndexAsync(
            "etag/one.txt",
            BinaryData.FromString("date 2023-01-02 Bridge opens\n\nThe bridge opened on Monday, officials said.")
        );
        foreach (string route in new[] { $"api/articles/{id}", $"api/articles/{id}/text", $"api/articles/{id}/original" })
        {
            using HttpResponseMessage first = await pipeline.Http.GetAsync(
                new Uri(route, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(route, UriKind.Relative));
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using HttpResponseMessage second = await pipeline.Http.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
        }
    }

    [Fact]
    public async Task An_uploaded_page_is_never_run_by_a_browser()
    {
        string id = await pipeline.IndexAsync(
            "script/page.html",
            BinaryData.FromString(
                "<html><head><title>Fair opens</title></head><body><h1>Fair opens</h1>"
                    + "<p>The fair opened on Friday, <script>alert(1)</script>organisers said on the square.</p></body></html>"
            ),
            "text/html"
        );
        using HttpResponseMessage response = await pipeline.Http.GetAsync(
            new Uri($"api/articles/{id}/original", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.DoesNotContain("alert", (string?)(await pipeline.GetAsync($"api/articles/{id}"))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        for (int i = 0; i < 7; i++)
        {
            await pipeline.UploadAsync(
                $"pages/{i}.txt",
                BinaryData.FromString(
                    $"date 2021-06-{10 + i} Regatta day {i}\n\nThe Falkenburg Regatta went into day {i}, organisers said."
                )
            );
        }

        await pipeline.WaitUntilIdleAsync();
        var seen = new List<string>();
        string? next = "api/articles?q=falkenburg&limit=3";
        while (next is not null)
        {
            using HttpResponseMessage response = await pipeline.Http.GetAsync(
                new Uri(next, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            JsonNode page = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["datePublished"]!));
            next = response.Headers.TryGetValues("Link", out IEnumerable<string>? links)
                ? links.Single().Split('<', '>')[1].TrimStart('/')
                : null;
            Assert.Equal(next is null, page["continuation"] is null);
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"2021-06-{16 - i}"), seen);
    }

    private async Task<string[]> Ids(string route) =>
        [.. (await pipeline.GetAsync(route))["items"]!.AsArray().Select(item => (string)item!["id"]!)];
}
