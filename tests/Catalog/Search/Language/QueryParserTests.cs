using CsCheck;
using Pipeline.Catalog.Search.Language;

namespace Pipeline.Catalog.Tests.Search.Language;

/// <summary>What somebody types means what it says, and a mistake is pointed at.</summary>
public sealed class QueryParserTests
{
    [Theory]
    [InlineData("climate change", "+words:climate +words:change")]
    [InlineData("climate AND change", "+words:climate +words:change")]
    [InlineData("Müller’s", "words:\"muller s\"")]
    [InlineData("\"prime minister\" -Trump", "+words:\"prime minister\" -words:trump")]
    [InlineData("“prime minister”", "words:\"prime minister\"")]
    [InlineData("economy OR election", "words:economy words:election")]
    [InlineData("a b OR c", "(+words:a +words:b) words:c")]
    [InlineData("(a OR b) c", "+(words:a words:b) +words:c")]
    [InlineData("NOT war", "+*:* -words:war")]
    [InlineData("- war", "words:war")]
    [InlineData("--war", "words:war")]
    [InlineData("elect*", "words:elect*")]
    [InlineData("wi-fi", "words:\"wi fi\"")]
    [InlineData("AT & T", "+words:at +words:t")]
    [InlineData("10:30", "words:\"10 30\"")]
    [InlineData("headline:war", "headline:war")]
    [InlineData("HEADLINE:\"gas price\"", "headline:\"gas price\"")]
    [InlineData("headline:(gas OR oil)", "headline:gas headline:oil")]
    [InlineData("person:\"The U.S.\"", "person:us")]
    [InlineData("-person:Kar*", "+*:* -person:kar*")]
    [InlineData("\"bridge closed\"~5", "words:\"bridge closed\"~5")]
    [InlineData("Tokaev~", "words:tokaev~2")]
    [InlineData("Karin~1", "words:karin~1")]
    [InlineData("of~", "words:of")]
    [InlineData("東京都", "words:\"東京 京都\"")]
    [InlineData("京", "words:京*")]
    [InlineData("Note: gas", "+words:note +words:gas")]
    public void What_is_typed_means_what_it_says(string text, string expected)
    {
        Assert.True(QueryParser.TryParse(text, QueryFields.OfArticles, out QueryNode? node, out QueryMistake? mistake), mistake?.Problem);
        Assert.Equal(expected, QueryCompiler.OfArticles.Compile(node, isScored: false).ToString());
    }

    [Theory]
    [InlineData("gas \"prime minister", 4, 1)]
    [InlineData("(gas OR oil", 0, 1)]
    [InlineData("gas) oil", 3, 1)]
    [InlineData("gas () oil", 4, 1)]
    [InlineData("gas OR", 4, 2)]
    [InlineData("OR gas", 0, 2)]
    [InlineData("gas OR OR oil", 7, 2)]
    [InlineData("gas NOT", 4, 3)]
    [InlineData("e*", 0, 2)]
    [InlineData("el*ct", 2, 1)]
    [InlineData("*ion", 0, 1)]
    [InlineData("title:gas", 0, 6)]
    [InlineData("headline:(", 9, 1)]
    [InlineData("headline:-gas", 0, 9)]
    [InlineData("gas~9", 0, 5)]
    [InlineData("\"gas price\"~", 0, 12)]
    [InlineData("\"gas price\"~999", 12, 3)]
    [InlineData("wi-fi*", 0, 6)]
    [InlineData("person:Karin~", 7, 6)]
    [InlineData("… ! ?", 0, 5)]
    public void A_mistake_is_pointed_at(string text, int position, int length)
    {
        Assert.False(QueryParser.TryParse(text, QueryFields.OfArticles, out QueryNode? node, out QueryMistake? mistake));
        Assert.Null(node);
        Assert.Equal((position, length), (mistake.Position, mistake.Length));
        Assert.NotEmpty(mistake.Problem);
        Assert.NotEmpty(mistake.Fix);
    }

    [Fact]
    public void Any_text_is_understood_or_refused_with_a_place_in_it() =>
        Gen.OneOf(Gen.String[0, 60], Gen.Char["ab()\"*~-:OR 5 “”東"].Array[0, 30].Select(static characters => new string(characters)))
            .Sample(
                text =>
                {
                    if (QueryParser.TryParse(text, QueryFields.OfArticles, out QueryNode? node, out QueryMistake? mistake))
                    {
                        return QueryCompiler.OfArticles.Compile(node, isScored: true) is not null;
                    }

                    return mistake.Position >= 0 && mistake.Length >= 0 && mistake.Position + mistake.Length <= text.Length;
                },
                iter: 10_000
            );
}
