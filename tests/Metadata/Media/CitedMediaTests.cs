using Pipeline.Metadata.Media;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Media;

public sealed class CitedMediaTests
{
    [Theory]
    [InlineData("According to Sputnik, Karin said that it was over.", "Sputnik")]
    [InlineData("Karin told the BBC it was over.", "BBC")]
    [InlineData("Reuters reported on Monday that it was over.", "Reuters")]
    [InlineData("“It is over,” he told AFP.", "Agence France-Presse")]
    [InlineData("Karin said on the Khabar 24 TV channel on Monday that it was over.", "Khabar 24")]
    [InlineData("Karin said on the Astana 7 TV channel that it was over.", "Astana 7")]
    [InlineData("In an interview with the Guardian, he said it was over.", "The Guardian")]
    [InlineData("The newspaper Vecherka wrote that it was over.", "Vecherka")]
    [InlineData("The Maritime Gazette quoted him as saying it was over.", "The Maritime Gazette")]
    [InlineData("Karin told Radio Norrby it was over.", "Radio Norrby")]
    [InlineData("The French broadcaster Delta Nord reported that it was over.", "Delta Nord")]
    [InlineData("The sale, first reported by the Wall Street Journal, was over.", "The Wall Street Journal")]
    [InlineData("It was over, as reported last week by Bloomberg News.", "Bloomberg")]
    [InlineData("Bloomberg earlier reported that it was over.", "Bloomberg")]
    [InlineData("In a letter seen by the Guardian, Karin wrote that it was over.", "The Guardian")]
    [InlineData("In a statement carried by the official SANA news agency, Karin said it was over.", "SANA")]
    [InlineData("Speaking on BBC Radio 4’s Today programme, Karin said it was over.", "BBC")]
    [InlineData("The BBC understands that it was over.", "BBC")]
    [InlineData("The Maritime Gazette, citing two sources, said it was over.", "The Maritime Gazette")]
    [InlineData("Bloomberg, which first reported the talks, said it was over.", "Bloomberg")]
    [InlineData("Writing in the Telegraph, Karin said it was over.", "The Daily Telegraph")]
    [InlineData("It was over, People’s Daily said.", "People’s Daily")]
    [InlineData("In an interview with Mediazona, he said it was over.", "Mediazona")]
    [InlineData("It was over, state news agency Xinhua said, citing Kyodo.", "Xinhua|Kyodo")]
    public void A_medium_is_cited_where_words_came_through_it(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("Fox News fired its chief on Monday.")]
    [InlineData("He sued The New York Times for libel.")]
    [InlineData("The paper was bought by Bloomberg last year.")]
    [InlineData("Bloomberg, which has 20,000 employees, bought the paper.")]
    [InlineData("State television said it was over.")]
    [InlineData("Local radio reported that it was over.")]
    [InlineData("The Times Square crowd cheered.")]
    public void A_medium_that_acts_or_has_no_name_is_not_cited(string text) => Assert.Equal("", Show(text));

    [Fact]
    public void The_span_is_the_name()
    {
        CitedMedium medium = Assert.Single(CitedMediaExtractor.Extract(AnalysedText.Analyse("Karin told the BBC it was over.", []), []));
        Assert.Equal((15, 3), (medium.Start, medium.Length));
    }

    private static string Show(string text) =>
        string.Join('|', CitedMediaExtractor.Extract(AnalysedText.Analyse(text, []), []).Select(m => m.Name));
}
