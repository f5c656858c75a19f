using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Pipeline.Articles.Tests;

public sealed class ArticleParserTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2022, 1, 10, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("2022-01-11", true)]
    [InlineData("2022-01-12", false)]
    [InlineData("2099-12-31", false)]
    public void A_date_in_the_future_is_flagged_and_not_taken(string day, bool taken)
    {
        Article article = Parse($"date {day} Ferries sail\n\nThe ferries sailed.", clock: true);

        Assert.Equal(taken ? day : null, article.DatePublished?.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(taken ? [] : ["future-date"], article.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void A_change_is_no_publication()
    {
        Article article = Parse("Ferries sail\n\nUpdated: 3 May 2019, 10:00 GMT\n\nThe ferries sailed.");

        Assert.Null(article.DatePublished);
        Assert.Equal(new DateOnly(2019, 5, 3), article.DateModified);
        Assert.Equal(new DateTimeOffset(2019, 5, 3, 10, 0, 0, TimeSpan.Zero), article.ModifiedAt);
    }

    [Fact]
    public void Damaged_bytes_are_flagged() =>
        Assert.Equal("damaged-text", Assert.Single(Parse("Łódź, Kraków i Gdańsk \uFFFD są w Polsce.").Warnings).Code);

    [Fact]
    public void The_limit_of_bytes_is_the_largest_file_that_is_read()
    {
        var parser = new ArticleParser(new ArticleLimits { MaxBytes = 100 });

        Assert.IsType<ParsedArticle>(parser.Parse("a.txt", null, Encoding.UTF8.GetBytes(new string('a', 100))));
        Rejection rejection = Assert
            .IsType<RejectedArticle>(parser.Parse("a.txt", null, Encoding.UTF8.GetBytes(new string('a', 101))))
            .Rejection;
        Assert.Equal("too-large", rejection.Code);
        Assert.Contains("101", rejection.Reason, StringComparison.Ordinal);
        Assert.Contains("100", rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_over_the_limit_is_rejected_with_limit_and_value()
    {
        Rejection rejection = Assert
            .IsType<RejectedArticle>(
                new ArticleParser(new ArticleLimits { MaxTextLength = 50 }).Parse(
                    "a.txt",
                    null,
                    Encoding.UTF8.GetBytes(new string('a', 51))
                )
            )
            .Rejection;

        Assert.Equal("too-long", rejection.Code);
        Assert.Contains("51", rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_file_gives_the_same_article()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(
            "date 2022-01-10 Ferries sail\n\nThe ferries sailed. “At last,” said Ines Calloway.\n\nImage: AP"
        );
        var parser = new ArticleParser(new ArticleLimits());

        Assert.Equal(ArticleView.Render(parser.Parse("a.txt", null, bytes)), ArticleView.Render(parser.Parse("a.txt", null, bytes)));
    }

    [Fact]
    public void Nothing_but_white_space_and_headers_is_lost_from_plain_text()
    {
        const string Text =
            "One line\nand another; a | b | c\n\n1. Michael Schumacher (Germany)\n\n\"Well,\" she said.\n\nGRAND PRIX RESULTS\n\nx";

        string solid = string.Concat(Parse(Text).Text.Where(unit => !char.IsWhiteSpace(unit)));

        Assert.Equal(string.Concat(Text.Where(unit => !char.IsWhiteSpace(unit))), solid);
    }

    private static Article Parse(string text, bool clock = false) =>
        Assert
            .IsType<ParsedArticle>(
                new ArticleParser(new ArticleLimits(), clock ? Clock : null).Parse("a.txt", null, Encoding.UTF8.GetBytes(text))
            )
            .Article;
}
