using CsCheck;
using Pipeline.Catalog.Text;

namespace Pipeline.Catalog.Tests.Search;

public sealed class RequiredWordsTests
{
    [Theory]
    [InlineData("terrorist attack", "A hybrid TERRORIST-attack, he said.", true)]
    [InlineData("attack hybrid", "A hybrid terrorist attack", true)]
    [InlineData("hybrid attacks", "A hybrid terrorist attack", false)]
    [InlineData("tokayev", "Tokayev’s speech", true)]
    [InlineData("munchen", "in Mu\u0308nchen", true)]
    [InlineData("München", "in Munchen", true)]
    [InlineData("strasse", "Hauptstraße Straße", true)]
    [InlineData("art", "heart party", false)]
    [InlineData("токаев", "Президент ТОКАЕВ", true)]
    [InlineData("a a a", "a", true)]
    [InlineData("", "anything", true)]
    [InlineData("…", "anything", true)]
    [InlineData("word", "", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Whole_words_are_found_whatever_their_case_and_diacritics(string words, string text, bool found) =>
        Assert.Equal(found, RequiredWords.Of(words).AllIn(text));

    [Fact]
    public void Words_may_be_spread_over_headline_and_text()
    {
        Assert.True(RequiredWords.Of("karin attack").AllIn("Karin speaks", "about the attack"));
        Assert.False(RequiredWords.Of("karin attack").AllIn("Karin speaks", null));
    }

    [Fact]
    public void A_text_has_all_its_own_words() => Gen.String.Sample(text => RequiredWords.Of(text).AllIn(text));

    [Fact]
    public void Words_that_agree_with_a_split_are_the_words_of_a_split() =>
        Gen.Char["abc ,-\n"].Array[0, 40].Select(static characters => new string(characters)).Sample(text =>
            RequiredWords.Of(text).Words.SequenceEqual(text.Split([' ', ',', '-', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal)));
}
