using CsCheck;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Quotations;

public sealed class QuotationLawsTests
{
    private static readonly string[] Pieces =
    [
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        ",",
        ".",
        "?",
        ":",
        "—",
        "(",
        ")",
        "\n\n",
        "Karin",
        "Erlan Karin",
        "he",
        "She",
        "said",
        "told",
        "according to",
        "the ministry",
        "that",
        "and",
        "who",
        "calling",
        "on Monday",
        "We are here",
        "was",
        "“”",
        "\uD83D\uDE00",
        "CNN",
        "a spokesman for",
        "the mayor",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .List[0, 40]
        .Select(words => string.Join(' ', words.Select(i => Pieces[i])));

    [Fact]
    public void Quotations_lie_in_the_text_in_order_without_overlap() =>
        Texts.Sample(text =>
        {
            int end = 0;
            foreach (Quotation quotation in Spoken.In(text))
            {
                if (
                    quotation.Start < end
                    || quotation.Length <= 0
                    || text.Substring(quotation.Start, quotation.Length) != quotation.Text
                    || (quotation.SpeakerStart is { } start && (start < 0 || start + quotation.SpeakerLength > text.Length))
                )
                {
                    return false;
                }

                end = quotation.Start + quotation.Length;
            }

            return true;
        });

    [Fact]
    public void A_speaker_that_is_an_entity_has_its_name() =>
        Texts.Sample(
            text =>
            {
                AnalysedText analysed = Spoken.Analyse(text);
                IReadOnlyList<Entity> entities = new Pipeline.Metadata.Entities.EntityExtractor().Extract(analysed);
                return Spoken.In(text).All(q => q.SpeakerEntity is not { } e || entities[e].Name == q.Speaker);
            },
            iter: 20
        );

    [Theory]
    [InlineData("\" ")]
    [InlineData("“ ")]
    [InlineData("“a ")]
    [InlineData("'a' ")]
    [InlineData("« » ")]
    [InlineData("said “a b c d” he ")]
    [InlineData("said ")]
    [InlineData("Karin, who ")]
    [InlineData("X said, ")]
    [InlineData("“A b c.”\n\n")]
    [InlineData("Q: you?\n\nA: I.\n\n")]
    [InlineData("Karin’s claim that ")]
    [InlineData("said that the “A B C” movement was and ")]
    [InlineData("chants of “a b c” and ")]
    public void A_million_characters_of_marks_and_cues_are_read(string unit)
    {
        // Quadratic work would not come to an end here.
        string text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        Assert.All(Spoken.WithoutEntities(text).Take(100), q => Assert.True(q.Length > 0));
    }

    [Theory]
    [InlineData("on Monday Karin said “a b c” to the BBC, ")]
    [InlineData("“a b c,” he told Reuters on Monday, and ")]
    [InlineData("according to Sputnik and the BBC on Friday Karin said, ")]
    public void A_million_characters_of_days_and_media_are_read(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        Assert.All(Spoken.WithDatesAndMedia(text, new DateOnly(2022, 1, 10)).Take(100), q => Assert.True(q.Length > 0));
    }
}
