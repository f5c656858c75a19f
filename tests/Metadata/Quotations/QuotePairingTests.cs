using Pipeline.Metadata.Quotations.Marks;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Quotations;

public sealed class QuotePairingTests
{
    [Theory]
    [InlineData("“One two,” he said.", "One two,")]
    [InlineData("\"One two,\" he said. \"Three.\"", "One two,|Three.")]
    [InlineData("„Eins zwei drei“, sagte er.", "Eins zwei drei")]
    [InlineData("«Un deux trois», dit-il.", "Un deux trois")]
    [InlineData("»Eins zwei drei«, sagte er.", "Eins zwei drei")]
    [InlineData("‘One two,’ he said.", "One two,")]
    [InlineData("'One two,' he said. 'It's three.'", "One two,|It's three.")]
    [InlineData("”Ett två tre”, sade han.", "Ett två tre")]
    [InlineData("“One two\" and \"three four”", "One two|three four")]
    [InlineData("“He said ‘no’ twice,” she said.", "He said ‘no’ twice,")]
    [InlineData("‘He said “no” twice,’ she said.", "He said “no” twice,")]
    [InlineData("“He said “no” twice,” she said.", "He said “no” twice,")]
    [InlineData("““One two,”” he said.", "One two,")]
    [InlineData("the workers’ rights and the ’90s", "")]
    [InlineData("He is 6'2\" tall and rock 'n' roll.", "")]
    [InlineData("<a href=\"one two three\">four</a>", "")]
    [InlineData("word—\"One two\"—word", "One two")]
    [InlineData("\"One “two” three.", "One “two” three.")]
    [InlineData("date=\"One\n\"> two three \"four five\"", "four five")]
    public void Pair_follows_every_convention(string text, string expected) => Assert.Equal(expected, Show(text));

    [Fact]
    public void A_mark_that_opens_again_closes_the_quotation_before() =>
        Assert.Equal("One two. |Three four.", Show("He said, “One two. “Three four.”"));

    [Fact]
    public void Paragraphs_that_open_again_are_parts_of_one_quotation() =>
        Assert.Equal("One two.|Three four.", Show("“One two.\n\n“Three four.”"));

    [Fact]
    public void A_paragraph_may_close_what_the_one_before_left_open() =>
        Assert.Equal("One two.|Three four.", Show("“One two.\n\nThree four.” Then five."));

    [Fact]
    public void A_closing_mark_alone_is_no_quotation() => Assert.Equal("", Show("One two.” Three four."));

    [Fact]
    public void Single_marks_are_nesting_where_the_text_quotes_in_double_ones() =>
        Assert.Equal("three four", Show("A ‘one two’ headline\n\nHe said “three four”."));

    private static string Show(string text)
    {
        AnalysedText analysed = Spoken.Analyse(text);
        return string.Join(
                '|',
                QuotePairing
                    .Pair(analysed)
                    .Select(q =>
                        analysed
                            .Text[
                                analysed.Tokens[q.FirstToken].Start..(
                                    q.Closed ? analysed.Tokens[q.EndToken].Start : analysed.Tokens[q.EndToken - 1].End
                                )
                            ]
                            .TrimEnd('\n')
                    )
            )
            .Replace("four. ", "four.", StringComparison.Ordinal)
            .Replace("two.|", Reopened(text), StringComparison.Ordinal);
    }

    private static string Reopened(string text) => text.Contains("two. “", StringComparison.Ordinal) ? "two. |" : "two.|";
}
