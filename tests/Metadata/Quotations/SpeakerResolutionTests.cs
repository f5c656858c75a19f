namespace Pipeline.Metadata.Tests.Quotations;

public sealed class SpeakerResolutionTests
{
    [Theory]
    [InlineData("Erlan Karin met Maria Sanchez in Almaty. “We are faced with an attack,” he said.", "Erlan Karin")]
    [InlineData("Erlan Karin met Maria Sanchez in Almaty. “We are faced with an attack,” she said.", "Maria Sanchez")]
    [InlineData("Mr. Oyelaran met Ms. Tanvir in Lagos. “We are faced with an attack,” she said.", "Tanvir")]
    [InlineData("Thomas Baker left. James Porter stayed. “We are faced with an attack,” he said.", "James Porter")]
    [InlineData("“We saw it,” said Thomas Baker, who knows James Porter. “We are faced with an attack,” he added.", "Thomas Baker")]
    [InlineData("Thomas Baker asked James Porter how high the wall would be. “It will be forty feet,” he told Baker.", "James Porter")]
    [InlineData("Thomas Baker wrote to James Porter. He told Porter: “We are faced with an attack.”", "Thomas Baker")]
    [InlineData("Joseph Hunter, a Baker supporter, spoke first. “Baker is not in this race for himself,” he said.", "Joseph Hunter")]
    [InlineData("Thomas Baker lost, James Porter said. “Baker was articulate and smart,” he said.", "James Porter")]
    public void A_pronoun_means_the_last_subject_it_agrees_with(string text, string expected) => Assert.Equal(expected, LastSpeaker(text));

    [Theory]
    [InlineData("Kazakh Foreign Ministry issued a statement on Monday. “We are faced with an attack,” the ministry said.", "Kazakh Foreign Ministry")]
    [InlineData("President Kassym-Jomart Tokayev met State Secretary Erlan Karin. “We are faced with an attack,” the president said.", "Kassym-Jomart Tokayev")]
    [InlineData("President Kassym-Jomart Tokayev met State Secretary Erlan Karin. “We are faced with an attack,” the state secretary said.", "Erlan Karin")]
    public void A_description_means_whoever_bears_it(string text, string expected) => Assert.Equal(expected, LastSpeaker(text));

    [Fact]
    public void A_pronoun_nobody_agrees_with_names_nobody()
    {
        Quotation quotation = Spoken.In("Erlan Karin arrived. “We are faced with an attack,” she said.")[^1];
        Assert.Null(quotation.Speaker);
        Assert.Equal(3, quotation.SpeakerLength);
    }

    private static string? LastSpeaker(string text) => Spoken.In(text)[^1].Speaker;
}
