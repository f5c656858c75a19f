namespace Pipeline.Articles.Tests;

public sealed class ArticleNameTests
{
    [Theory]
    [InlineData("a.txt")]
    [InlineData("2024/May/Ferry & quay — “night”.html")]
    [InlineData("a//b")]
    [InlineData("..a/b../...")]
    [InlineData("日本/\U0001F6A2.txt")]
    [InlineData("50%.txt")]
    [InlineData("a\u00A0\uFFFD\uFFFC")]
    public void A_name_that_a_listing_and_an_address_can_carry_is_valid(string name) => Assert.Null(ArticleName.Check(name));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a\u0001", "U+0001")]
    [InlineData("a\tb", "U+0009")]
    [InlineData("\u007F", "U+007F")]
    [InlineData("a/\u0085.txt", "U+0085")]
    [InlineData("\uFFFE.txt", "U+FFFE")]
    [InlineData("a\uFFFF", "U+FFFF")]
    [InlineData("../a", "..")]
    [InlineData("a/./b", "“.”")]
    [InlineData("a/..", "..")]
    [InlineData(@"a\..\b", "..")]
    [InlineData(".", "“.”")]
    [InlineData("/a", "slash")]
    [InlineData("a/", "slash")]
    public void A_name_that_would_vanish_is_refused_and_the_reason_says_why(string name, string reason)
    {
        Rejection? rejection = ArticleName.Check(name);

        Assert.Equal(ArticleName.RejectionCode, rejection?.Code);
        Assert.Contains(reason, rejection?.Reason, StringComparison.Ordinal);
        Assert.Contains("Upload", rejection?.Reason.Replace("Give", "Upload", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    // As theory data half a surrogate pair would be changed on its way.
    [Fact]
    public void Half_a_surrogate_pair_is_refused_wherever_it_stands()
    {
        foreach (string name in (string[])["\uD83D", "a\uD83D.txt", "\uDEA2\uD83D", "\U0001F6A2\uDEA2"])
        {
            Assert.Contains("surrogate", ArticleName.Check(name)?.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_longest_name_is_that_of_storage()
    {
        Assert.Null(ArticleName.Check(new string('a', ArticleName.LongestName)));
        Assert.Contains("1025", ArticleName.Check(new string('a', ArticleName.LongestName + 1))?.Reason, StringComparison.Ordinal);
    }
}
