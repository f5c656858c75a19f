using CsCheck;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Kazakhstan’s State Secretary", "Kazakhstan|’s|State|Secretary")]
    [InlineData("“We don't know,” he'll say.", "“|We|do|n't|know|,|”|he|'ll|say|.")]
    [InlineData("Kassym-Jomart Tokayev, 68", "Kassym-Jomart|Tokayev|,|68")]
    [InlineData("the U.S. Senate and J. K. O’Brien", "the|U.S.|Senate|and|J.|K.|O’Brien")]
    [InlineData("at 10:30 a.m. $1,200.50", "at|10:30|a.m.|$|1,200.50")]
    [InlineData("a 45-year-old, 2019–20", "a|45-year-old|,|2019|–|20")]
    [InlineData("3-Dominic Thiem", "3|-|Dominic|Thiem")]
    [InlineData("10-Year-Old Boy", "10-Year-Old|Boy")]
    [InlineData("Mr. Smith of AT&T Inc. wrote", "Mr.|Smith|of|AT&T|Inc.|wrote")]
    [InlineData("See https://example.org/a?b=1. Or mail ab@example.org!", "See|https://example.org/a?b=1|.|Or|mail|ab@example.org|!")]
    [InlineData("wait... what", "wait|...|what")]
    public void Tokenize_splits_words_clitics_numbers_and_marks(string text, string expected)
    {
        var analysed = AnalysedText.Analyse(text, []);
        Assert.Equal(expected, string.Join('|', Enumerable.Range(0, analysed.Tokens.Length).Select(i => analysed.TextOf(i).ToString())));
    }

    [Theory]
    [InlineData("He left. She stayed.", 2)]
    [InlineData("Mr. Smith met Dr. Jones. They spoke.", 2)]
    [InlineData("He lives in the U.S. The vote failed.", 2)]
    [InlineData("The U.S. Congress met.", 1)]
    [InlineData("“It is over,” he said. “We won.” The crowd cheered.", 3)]
    [InlineData("\"Stop!\" he said.", 1)]
    [InlineData("It grew 3.5 percent.It fell.", 2)]
    public void Split_finds_sentences(string text, int expected) => Assert.Equal(expected, AnalysedText.Analyse(text, []).Sentences.Length);

    [Fact]
    public void Analyse_covers_every_visible_character_exactly_once() =>
        Gen.String[Gen.Char["aZé9.,'’“”\"-–&@:/ \n\t\u00A0!?…()u\uD83D\uDE00\u0301"], 0, 60]
            .Sample(text =>
            {
                var analysed = AnalysedText.Analyse(text, []);
                int end = 0;
                foreach (Token token in analysed.Tokens)
                {
                    Assert.True(token.Start >= end && token.Length > 0 && token.End <= text.Length);
                    Assert.True(string.IsNullOrWhiteSpace(text[end..token.Start]), "only white space lies between tokens");
                    end = token.End;
                }

                Assert.True(string.IsNullOrWhiteSpace(text[end..]));
                int expected = 0;
                foreach (Sentence sentence in analysed.Sentences)
                {
                    Assert.Equal(expected, sentence.FirstToken);
                    expected = sentence.EndToken;
                }

                Assert.Equal(analysed.Tokens.Length, expected);
            });
}
