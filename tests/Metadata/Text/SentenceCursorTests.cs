using CsCheck;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Text;

public sealed class SentenceCursorTests
{
    private static readonly AnalysedText Text = AnalysedText.Analyse("He spoke on the phone. The minister left.", []);

    [Fact]
    public void Outside_its_sentence_there_is_no_word() =>
        Gen.Int[-50, 50]
            .Sample(static token =>
            {
                SentenceCursor first = Text.Around(0);
                bool inside = token is >= 0 and < 6;
                Assert.Equal(inside, first.Contains(token));
                Assert.Equal(inside, !first.TextOf(token).IsEmpty);
                Assert.Equal(inside, first.HashOf(token) != 0);
                Assert.Equal(inside, first.KindOf(token) is not null);
                Assert.Equal(inside, first.LengthOf(token) > 0);
                Assert.True(
                    inside
                        || (
                            !first.IsCapitalised(token)
                            && !first.IsMark(token)
                            && !first.IsAttached(token)
                            && first.CaseOf(token) == LetterCase.None
                        )
                );
            });

    [Fact]
    public void Matches_asks_for_words_in_a_row_without_regard_to_case()
    {
        SentenceCursor first = Text.Around(2);
        Assert.True(first.Matches(2, "On", "the", "phone"));
        Assert.False(first.Matches(2, "on", "phone"));
        Assert.False(first.Matches(4, "phone", ".", "The"));
        Assert.True(first.IsMark(5, '.') && first.IsAttached(5));
    }

    [Fact]
    public void The_sentence_of_a_token_is_known()
    {
        Assert.Equal((0, 1), (Text.SentenceOf(5), Text.SentenceOf(6)));
        Assert.True(Text.Around(7).Is(7, Titles.Offices));
        Assert.False(Text.Around(0).Is(7, Titles.Offices));
    }
}
