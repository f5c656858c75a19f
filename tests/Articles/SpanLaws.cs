namespace Pipeline.Articles.Tests;

/// <summary>What must hold of every article, whatever the file was.</summary>
internal static class SpanLaws
{
    private static readonly HashSet<string> Codes =
    [
        "empty",
        "binary",
        "too-large",
        "too-long",
        "too-many-blocks",
        "too-deep",
        "malformed-html",
        "expansion",
        "malformed-gzip",
        "malformed-json",
        "malformed-xml",
        "malformed-mail",
        "no-article",
        "batch",
    ];

    public static void Hold(ParseResult result)
    {
        switch (result)
        {
            case RejectedArticle rejected:
                Assert.Contains(rejected.Rejection.Code, Codes);
                Assert.EndsWith(".", rejected.Rejection.Reason, StringComparison.Ordinal);
                Assert.True(rejected.Rejection.Reason.Length is > 40 and < 400, rejected.Rejection.Reason);
                break;
            case ParsedArticle parsed:
                Hold(parsed.Article);
                break;
            default:
                Assert.Fail("A result is an article or a rejection.");
                break;
        }
    }

    private static void Hold(Article article)
    {
        Assert.NotEqual(0, article.Text.Length);
        int at = 0;
        foreach (Block block in article.Blocks)
        {
            Assert.Equal(at, block.Start);
            Assert.True(block.Length > 0);
            WholeCharacters(article.Text, block.Start, block.Length);
            Assert.DoesNotContain('\n', article.Text.Substring(block.Start, block.Length));
            Assert.True(block.Poster is null || block.Kind == BlockKind.Post);
            at = block.End;
            if (at < article.Text.Length)
            {
                Assert.Equal("\n\n", article.Text.Substring(at, 2));
                at += 2;
            }
        }

        Assert.Equal(article.Text.Length, at);
        foreach (Credit credit in article.Credits)
        {
            WholeCharacters(article.Text, credit.Start, credit.Length);
        }

        if (article.Dateline is Dateline dateline)
        {
            WholeCharacters(article.Text, dateline.Start, dateline.Length);
        }

        WellFormed(article.Text);
        foreach (
            string? field in article
                .Byline.Append(article.Headline)
                .Append(article.Standfirst)
                .Append(article.Outlet)
                .Append(article.Url)
                .Append(article.CanonicalUrl)
                .Append(article.Language)
                .Concat(article.Captions.SelectMany(caption => new[] { caption.Text, caption.Credit }))
                .Concat(article.Credits.Select(credit => credit.Text))
        )
        {
            if (field is not null)
            {
                Assert.NotEqual("", field);
                WellFormed(field);
            }
        }

        Assert.InRange(article.LanguageScore, 0, 1);
        Assert.True(article.Headline is null || article.Text.StartsWith(article.Headline, StringComparison.Ordinal));
    }

    private static void WholeCharacters(string text, int start, int length)
    {
        Assert.True(start >= 0 && length > 0 && start + length <= text.Length);
        Assert.False(char.IsLowSurrogate(text[start]));
        Assert.False(char.IsHighSurrogate(text[start + length - 1]));
    }

    private static void WellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]))
            {
                Assert.True(i + 1 < text.Length && char.IsLowSurrogate(text[++i]));
            }
            else
            {
                Assert.False(char.IsLowSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] != '\n'), $"U+{(int)text[i]:X4}");
            }
        }
    }
}
