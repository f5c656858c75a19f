namespace Pipeline.Metadata.Tests.Quotations;

public sealed class SpeechJudgeTests
{
    [Theory]
    [InlineData("The main goal of the “terrorists” was power, Erlan Karin said.")]
    [InlineData("The so-called “alt right movement” grew.")]
    [InlineData("She starred in “The Spy Who Loved Me” and won a prize.")]
    [InlineData("Jane Porter spoke on CNN’s “State of the Union” about bridges.")]
    [InlineData("Jane Porter told “Fox and Friends” that the bridge was safe.")]
    [InlineData("She leads “America with Jorge Ramos” on Fusion.")]
    [InlineData("The parliament voted to pass the “Health Care Reform Bill 2019” in May.")]
    [InlineData("Two towns were held by rebels. The police will carry out a “large-scale investigation” of the causes.")]
    public void Scare_quotes_and_titles_are_no_speech(string text) => Assert.Equal("", Spoken.InMarks(text));

    [Theory]
    [InlineData("Jane Porter was the host of a show, “The Bridges of Springfield,” in May.")]
    [InlineData("“The Bridges of Springfield,” by Tom Baker, is a book.")]
    [InlineData("Jane Porter set up a website called “The Bridges of Springfield” in May.")]
    public void Names_of_works_stay_out(string text) => Assert.Equal("", Spoken.InMarks(text));

    [Theory]
    [InlineData("Jane Porter said that the “Bridges For All” movement was dead.", "Jane Porter: Bridges For All")]
    [InlineData("The backers of the “Bridges For All” plan will pay for it, Jane Porter said.", "Jane Porter: Bridges For All")]
    [InlineData("Jane Porter called the mayor “The Butcher of Springfield”.", "Jane Porter: The Butcher of Springfield")]
    [InlineData("Jane Porter denied Tom Baker’s claim that the bridge was “a danger to everyone”.", "Tom Baker: a danger to everyone")]
    [InlineData("The comments from Tom Baker that the bridge was “a danger to everyone” came in May.", "Tom Baker: a danger to everyone")]
    [InlineData("Tom Baker’s answer was: “Is Jane at home or in town?”", "Tom Baker: Is Jane at home or in town?")]
    [InlineData("She was met with chants of “Bridge, Bridge, Bridge” in May.", "?: Bridge, Bridge, Bridge")]
    public void Words_quoted_inside_a_reported_statement_are_somebodys(string text, string expected) =>
        Assert.Equal(expected, Spoken.InMarks(text));

    [Theory]
    [InlineData("“Yes,” Jane Porter said.", "Jane Porter: Yes")]
    [InlineData("Jane Porter called the plan “a disaster for everyone”.", "Jane Porter: a disaster for everyone")]
    [InlineData("“That’s the way it is, Nicole,” Jane Porter said.", "Jane Porter: That’s the way it is, Nicole")]
    [InlineData("Jane Porter admitted that the plan “didn’t work”.", "Jane Porter: didn’t work")]
    [InlineData("Jane Porter called it “hand-to-hand combat”.", "Jane Porter: hand-to-hand combat")]
    public void Short_utterances_and_verdicts_are_speech(string text, string expected) => Assert.Equal(expected, Spoken.InMarks(text));

    [Theory]
    [InlineData("“We will rebuild the bridge,” Jane Porter said.", QuotationKind.Direct)]
    [InlineData("Jane Porter called the plan “a disaster for everyone”.", QuotationKind.Mixed)]
    [InlineData("Jane Porter said that the bridge would be rebuilt.", QuotationKind.Indirect)]
    public void Kinds_are_told_apart(string text, QuotationKind expected) => Assert.Equal(expected, Assert.Single(Spoken.In(text)).Kind);
}
