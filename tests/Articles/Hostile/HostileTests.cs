using System.Text.Json;

namespace Pipeline.Articles.Tests.Hostile;

public sealed class HostileTests
{
    private static readonly ArticleParser Parser = new(new ArticleLimits());

    public static TheoryData<string> Names() => [.. HostileCorpus.Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_file_ends_as_an_article_or_a_rejection(string name)
    {
        ParseResult result = Parser.Parse(name, null, HostileCorpus.Files[name]());

        SpanLaws.Hold(result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_file_under_another_name_ends_so_too(string name)
    {
        byte[] bytes = HostileCorpus.Files[name]();
        foreach (
            (string other, string? type) in (ReadOnlySpan<(string, string?)>)
                [
                    ("x.html", "text/html; charset=koi8-r"),
                    ("x.json", "application/json"),
                    ("x.md", null),
                    ("x.xml", "application/xml"),
                    ("", ""),
                ]
        )
        {
            SpanLaws.Hold(Parser.Parse(other, type, bytes));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_became_of_a_hostile_file_survives_the_journey_through_JSON(string name)
    {
        ParseResult result = Parser.Parse(name, null, HostileCorpus.Files[name]());

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(result, ArticleJsonContext.Default.ParseResult);
        byte[] again = JsonSerializer.SerializeToUtf8Bytes(
            JsonSerializer.Deserialize(json, ArticleJsonContext.Default.ParseResult)!,
            ArticleJsonContext.Default.ParseResult
        );

        Assert.Equal(json, again);
    }

    [Fact]
    public void The_corpus_has_at_least_two_hundred_files() => Assert.True(HostileCorpus.Files.Count >= 200);

    [Theory]
    [InlineData("<div>", "x.html")]
    [InlineData("<p>The ferries would run all night from June, she said.</p>", "x.html")]
    [InlineData("<p><a href=x>The ferries</a> would run", "x.html")]
    [InlineData("</div>", "x.html")]
    [InlineData("<b>x</b>", "x.html")]
    [InlineData("&amp;", "x.html")]
    [InlineData("<!-- x -->", "x.html")]
    [InlineData("a ", "x.txt")]
    [InlineData("“a” ", "x.txt")]
    [InlineData("a\n\n", "x.txt")]
    [InlineData("a\u0301\u0316", "x.txt")]
    [InlineData("Image: AP\n\n", "x.txt")]
    [InlineData("[a](b) ", "x.md")]
    [InlineData("- a\n", "x.md")]
    public void Memory_grows_no_faster_than_the_file(string part, string name)
    {
        long Allocated(int times)
        {
            byte[] bytes = HostileCorpus.Repeat(part, times);
            Parser.Parse(name, null, bytes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Parser.Parse(name, null, bytes);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        long small = Allocated(4_000);
        long large = Allocated(16_000);

        Assert.True(large <= (6 * small) + (1024 * 1024), $"{small} bytes for 4,000, {large} for 16,000");
    }
}
