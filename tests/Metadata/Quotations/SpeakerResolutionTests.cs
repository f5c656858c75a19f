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
    [InlineData("Dominic Thiem beat Jaume Munar on Saturday. The Austrian said he had felt “a bit rusty on the clay”.", "Dominic Thiem")]
    [InlineData("Maria Sanchez won again. “It was a tough match to win,” the 26-year-old told reporters.", "Maria Sanchez")]
    [InlineData("Thomas Baker, who lost to the Austrian, was more upbeat. “I am as happy as can be,” said the Spaniard.", "Thomas Baker")]
    public void An_epithet_means_the_last_subject(string text, string expected) => Assert.Equal(expected, LastSpeaker(text));

    [Theory]
    [InlineData("Dominic Thiem beat Jaume Munar on Saturday. The Independent said he had felt “a bit rusty on the clay”.")]
    [InlineData("Dominic Thiem beat Jaume Munar on Saturday. The National said he had felt “a bit rusty on the clay”.")]
    public void A_paper_is_no_epithet(string text) => Assert.NotEqual("Dominic Thiem", LastSpeaker(text));

    [Theory]
    [InlineData(
        "Simona Halep pulled out. Meanwhile, a spokeswoman for the ATP declined to talk. “We have no comment at all,” she said.",
        null
    )]
    [InlineData("Simona Halep pulled out. A tall police officer stood by. “We have no comment at all,” she said.", null)]
    [InlineData(
        "Simona Halep pulled out. A spokesman for the ATP declined to talk. “We have no comment at all,” she said.",
        "Simona Halep"
    )]
    [InlineData("Simona Halep met a spokeswoman for the ATP. “We have no comment at all,” she said.", "Simona Halep")]
    public void A_pronoun_after_somebody_without_a_name_is_not_whoever_was_named_before(string text, string? expected) =>
        Assert.Equal(expected, LastSpeaker(text));

    [Theory]
    [InlineData(
        "Kazakh Foreign Ministry issued a statement on Monday. “We are faced with an attack,” the ministry said.",
        "Kazakh Foreign Ministry"
    )]
    [InlineData(
        "President Kassym-Jomart Tokayev met State Secretary Erlan Karin. “We are faced with an attack,” the president said.",
        "Kassym-Jomart Tokayev"
    )]
    [InlineData(
        "President Kassym-Jomart Tokayev met State Secretary Erlan Karin. “We are faced with an attack,” the state secretary said.",
        "Erlan Karin"
    )]
    public void A_description_means_whoever_bears_it(string text, string expected) => Assert.Equal(expected, LastSpeaker(text));

    [Theory]
    [InlineData(
        "The Department of Corrections opened a prison in Springfield. The Department said the prison was “a place for everyone”.",
        "Department of Corrections"
    )]
    [InlineData(
        "The Department of Corrections opened a prison in Springfield. They said the prison was “a place for everyone”.",
        "Department of Corrections"
    )]
    [InlineData("Three tourists left the island on Monday. They said the island was “a place for everyone”.", null)]
    [InlineData("Jane Porter, the mayor of Springfield, opened the bridge. The mayor said it was “open to everyone”.", "Jane Porter")]
    [InlineData(
        "The Foreign Ministry of Kazakhstan issued a note on Monday. The ministry said the border was “open to everyone”.",
        "Foreign Ministry of Kazakhstan"
    )]
    public void Short_names_and_they_mean_the_body_that_acts(string text, string? expected) => Assert.Equal(expected, LastSpeaker(text));

    [Theory]
    [InlineData("It was said that the bridge was “a danger to everyone”.")]
    [InlineData("The bridge was said to be “a danger to everyone”.")]
    [InlineData("“The bridge is a danger to everyone,” it was said.")]
    [InlineData("It was announced on Monday that “the bridge will be closed to everyone”.")]
    [InlineData("As it was put, “the bridge is a danger to everyone”.")]
    [InlineData("There were claims that the bridge was “a danger to everyone”.")]
    [InlineData("Porter was described as “a danger to everyone”.")]
    [InlineData("Baker was told that the bridge was “a danger to everyone”.")]
    public void A_report_without_a_source_is_nobodys(string text)
    {
        Quotation quotation = Assert.Single(Spoken.In("Mayor Jane Porter met Tom Baker in Springfield. " + text));
        Assert.Null(quotation.Speaker);
        Assert.Equal(QuotationKind.Mixed, quotation.Kind);
    }

    [Theory]
    [InlineData("It was said by Jane Porter that the bridge was “a danger to everyone”.")]
    [InlineData("Jane Porter said that the bridge was called “a danger to everyone”.")]
    public void A_passive_with_an_agent_or_under_another_verb_has_its_speaker(string text) =>
        Assert.Equal("Jane Porter", Assert.Single(Spoken.In(text)).Speaker);

    [Fact]
    public void A_pronoun_nobody_agrees_with_names_nobody()
    {
        Quotation quotation = Spoken.In("Erlan Karin arrived. “We are faced with an attack,” she said.")[^1];
        Assert.Null(quotation.Speaker);
        Assert.Equal(3, quotation.SpeakerLength);
    }

    private static string? LastSpeaker(string text) => Spoken.In(text)[^1].Speaker;
}
