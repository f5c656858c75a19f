using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Keywords;
using Pipeline.Metadata.Tests.Entities;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Keywords;

public sealed class KeywordExtractorTests
{
    private const string Text =
        "Researchers in Norway found that river ice forms later every winter. River ice protects salmon eggs, the researchers wrote. "
        + "Without river ice the salmon eggs freeze. Erna Solberg said that salmon farming would change. "
        + "Erna Solberg praised the study of salmon eggs.";

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

    [Fact]
    public void A_keyword_ends_in_a_noun_and_has_no_verb_or_adverb()
    {
        const string Story =
            "The court cancelled the licence and stops the coal plant. It twice cancelled the coal plant, rightly. "
            + "The licence was cancelled, and rightly. Campaigners celebrate the ruling. They celebrate twice.";
        Assert.Contains(
            new KeywordExtractor().Extract(AnalysedText.Analyse(Story, []), []),
            static keyword => keyword.Text == "coal plant"
        );
        foreach (Keyword keyword in new KeywordExtractor().Extract(AnalysedText.Analyse(Story, []), []))
        {
            Assert.DoesNotContain(
                keyword.Text.Split(' '),
                static word => word is "cancelled" or "stops" or "twice" or "rightly" or "celebrate"
            );
        }
    }

    [Fact]
    public void What_somebody_is_is_no_keyword()
    {
        const string Story =
            "The Kazakh president spoke of the pipeline. The Kazakh president praised the pipeline. "
            + "The deputy foreign minister opened the pipeline. The deputy foreign minister left.";
        Assert.DoesNotContain(
            new KeywordExtractor().Extract(AnalysedText.Analyse(Story, []), []),
            static keyword =>
                keyword.Text.Contains("president", StringComparison.Ordinal) || keyword.Text.Contains("minister", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_word_and_its_plural_are_one_keyword()
    {
        const string Story = "The shark swam off. Sharks eat seals. A shark eats what sharks eat. The seal fled.";
        Assert.Single(
            new KeywordExtractor().Extract(AnalysedText.Analyse(Story, []), []),
            static keyword => keyword.Text.StartsWith("shark", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("attack", "Noun")]
    [InlineData("shooting", "Noun")]
    [InlineData("emphasizing", "Participle")]
    [InlineData("nudged", "Participle")]
    [InlineData("speed", "Noun")]
    [InlineData("slashes", "Verb")]
    [InlineData("Stop", "Verb")]
    [InlineData("grew", "Participle")]
    [InlineData("quickly", "Adverb")]
    [InlineData("Japanese", "Demonym")]
    [InlineData("independent", "Adjective")]
    [InlineData("Spaniard", "Demonym")]
    [InlineData("coronavirus", "Noun")]
    [InlineData("chard", "Noun")]
    [InlineData("qwrtz", "Noun")]
    public void A_word_is_what_it_mostly_is(string word, string kind) =>
        Assert.Equal(kind, WordKinds.Of(word, NameHash.OfWord(word)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("... --- !!!")]
    public void A_text_without_words_has_none(string text) =>
        Assert.Empty(new KeywordExtractor().Extract(AnalysedText.Analyse(text, []), []));

    private static IReadOnlyList<Keyword> Extract() =>
        new KeywordExtractor().Extract(AnalysedText.Analyse(Text, []), EntitiesOf.Text(Text));
}
