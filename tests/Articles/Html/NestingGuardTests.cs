using Pipeline.Articles.Html;

namespace Pipeline.Articles.Tests.Html;

public sealed class NestingGuardTests
{
    [Theory]
    [InlineData("<div><div></div></div>", 2)]
    [InlineData("<div></div><div></div>", 1)]
    [InlineData("<p>a<p>b<p>c", 0)]
    [InlineData("<div><br><img src=x><input></div>", 1)]
    [InlineData("<svg><path/><path/><path/></svg>", 1)]
    [InlineData("<div/><div/>", 2)]
    [InlineData("<script>'<div><div>'</script><div>", 1)]
    [InlineData("<!-- <div> --><div>", 1)]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table>", 3)]
    [InlineData("<div><table><td></div></div></div><div>", 4)]
    public void Depth_is_what_a_browser_would_have_open(string html, int depth)
    {
        Assert.Equal(depth, NestingGuard.Depth(html, int.MaxValue, out _));
    }

    [Fact]
    public void A_limit_that_is_passed_is_named()
    {
        ParseResult result = new ArticleParser(new ArticleLimits { MaxNesting = 20 }).Parse(
            "a.html",
            null,
            System.Text.Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 30)) + "x")
        );

        Rejection rejection = Assert.IsType<RejectedArticle>(result).Rejection;
        Assert.Equal("too-deep", rejection.Code);
        Assert.Contains("20", rejection.Reason, StringComparison.Ordinal);
    }
}
