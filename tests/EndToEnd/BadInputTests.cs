using System.Net;
using System.Text.Json.Nodes;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Bad uploads and bad questions: a clear answer each, and the next one is served.</summary>
public sealed class BadInputTests(RunningPipeline pipeline)
{
    private const int HundredMegabytes = 100_000_000;

    [Theory]
    [InlineData("bad/empty.txt", new byte[0], "empty")]
    [InlineData("bad/blank.txt", new byte[] { 32, 10, 9 }, "empty")]
    [InlineData(
        "bad/picture.txt",
        new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0xFF, 0xFE },
        "binary"
    )]
    public async Task A_file_that_is_no_article_is_rejected_with_a_reason(string name, byte[] bytes, string code)
    {
        string id = await pipeline.IndexAsync(name, BinaryData.FromBytes(bytes));

        JsonNode problem = await pipeline.GetProblemAsync($"api/articles/{id}", HttpStatusCode.NotFound);
        Assert.Equal(code, (string?)problem["rejection"]);
        JsonNode rejected = await pipeline.GetAsync("api/articles?status=rejected&limit=100");
        JsonNode summary = Assert.Single(rejected["items"]!.AsArray(), item => (string?)item!["id"] == id)!;
        Assert.Equal(code, (string?)summary["rejection"]!["code"]);
        Assert.NotEmpty((string)summary["rejection"]!["reason"]!);
        await TheNextArticleIsServed(name);
    }

    [Fact]
    public async Task A_file_of_100_MB_is_rejected_unread_and_the_next_article_is_served()
    {
        string id = await pipeline.IndexAsync("bad/huge.txt", BinaryData.FromBytes(new byte[HundredMegabytes]));
        JsonNode problem = await pipeline.GetProblemAsync($"api/articles/{id}", HttpStatusCode.NotFound);
        Assert.Equal("too-large", (string?)problem["rejection"]);
        await TheNextArticleIsServed("bad/huge.txt");
    }

    [Fact]
    public async Task Invalid_UTF8_is_read_as_Windows_1252()
    {
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(
            "The caf\u00e9 in the old town reopened on Friday, the owner said. \u0093We are back,\u0094 she added."
        );
        string id = await pipeline.IndexAsync("bad/windows.txt", BinaryData.FromBytes(bytes));
        Assert.Contains("café", (string?)(await pipeline.GetAsync($"api/articles/{id}"))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_id_is_404() => await pipeline.GetProblemAsync("api/articles/aaaaaaaaaaaaaaaa", HttpStatusCode.NotFound);

    [Theory]
    [InlineData("articles?from=yesterday", "from")]
    [InlineData("articles?from=2022-02-30", "from")]
    [InlineData("articles?limit=0", "limit")]
    [InlineData("articles?limit=many", "limit")]
    [InlineData("articles?persn=Karin", "persn")]
    [InlineData("articles?status=lost", "status")]
    [InlineData("articles?continuation=forged", "continuation")]
    [InlineData("quotations?continuation=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "continuation")]
    [InlineData("quotations?to=10/01/2022", "to")]
    public async Task A_bad_parameter_is_named_with_its_fix(string query, string parameter)
    {
        JsonNode problem = await pipeline.GetProblemAsync("api/" + query, HttpStatusCode.BadRequest);
        JsonNode error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal(parameter, (string?)error["parameter"]);
        Assert.NotEmpty((string)error["fix"]!);
    }

    [Theory]
    [InlineData("articles?person=x'%20or%20PartitionKey%20ne%20'")]
    [InlineData("articles?keyword=%00%2F%5C%23%3F%7C")]
    [InlineData("articles?q=%27%3Cscript%3E")]
    [InlineData("quotations?speaker=%27%29%20or%20%28true")]
    public async Task A_hostile_value_is_only_a_value(string query) =>
        Assert.Empty((await pipeline.GetAsync("api/" + query))["items"]!.AsArray());

    private async Task TheNextArticleIsServed(string after)
    {
        string id = await pipeline.IndexAsync(
            $"{after}.next.txt",
            BinaryData.FromString("date 2024-05-02 Council opens bridge\n\nThe bridge at Lower Town opened on Thursday, the council said.")
        );
        Assert.Equal("2024-05-02", (string?)(await pipeline.GetAsync($"api/articles/{id}"))["datePublished"]);
    }
}
