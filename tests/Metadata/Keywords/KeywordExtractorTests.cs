using Pipeline.Metadata.Keywords;
using Pipeline.Metadata.Tests.Entities;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Keywords;

public sealed class KeywordExtractorTests
{
    private const string Text =
        "Researchers in Norway found that river ice forms later every winter. River ice protects salmon eggs, the researchers wrote. " +
        "Without river ice the salmon eggs freeze. Erna Solberg said that salmon farming would change. Erna Solberg praised the study of salmon eggs.";

    [Fact]
    public void What_the_article_repeats_is_a_keyword()
    {
        IReadOnlyList<Keyword> keywords = Extract();
        Assert.Contains(keywords, keyword => keyword.Text.Equals("river ice", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(keywords, keyword => keyword.Text.Equals("salmon eggs", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Names_and_function_words_are_no_keywords()
    {
        foreach (Keyword keyword in Extract())
        {
            Assert.DoesNotContain("Solberg", keyword.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(keyword.Text.Split(' '), word => word is "the" or "that" or "said" or "every");
        }
    }

    [Fact]
    public void Scores_fall_from_one_and_no_two_keywords_share_a_word()
    {
        IReadOnlyList<Keyword> keywords = Extract();
        Assert.Equal(1, keywords[0].Score);
        Assert.Equal(keywords.OrderByDescending(keyword => keyword.Score), keywords);
        string[] words = [.. keywords.SelectMany(keyword => keyword.Text.ToLowerInvariant().Split(' '))];
        Assert.Equal(words.Distinct().Count(), words.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("... --- !!!")]
    public void A_text_without_words_has_none(string text) => Assert.Empty(new KeywordExtractor().Extract(AnalysedText.Analyse(text, []), []));

    private static IReadOnlyList<Keyword> Extract() => new KeywordExtractor().Extract(AnalysedText.Analyse(Text, []), EntitiesOf.Text(Text));
}
