using CsCheck;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.Tests.Unicode;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("  a \t\r\n b  ", "a b")]
    [InlineData("a\u00A0\u2009b", "a b")]
    [InlineData("co\u00ADop\u200Berate", "cooperate")]
    [InlineData("\u202Etxt.exe\u202C", "txt.exe")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("\0\u0007", "")]
    [InlineData("e\u0301", "é")]
    [InlineData("a\u0323\u0302", "ậ")]
    [InlineData("a\u0302\u0323", "ậ")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("\u212B", "Å")]
    [InlineData("\u0958", "\u0915\u093C")]
    public void A_line_is_clean(string raw, string clean) => Assert.Equal(clean, CleanText.Line(raw));

    [Fact]
    public void A_lone_surrogate_is_replaced() => Assert.Equal("a\uFFFDb\uFFFD", CleanText.Line(['a', '\uD800', 'b', '\uDC00']));

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing() =>
        Gen
            .Char.Array[0, 40]
            .Sample(units =>
            {
                string once = CleanText.Line(units);

                Assert.Equal(once, CleanText.Line(once));
            });
}
