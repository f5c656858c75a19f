namespace Pipeline.Metadata.Tests.Quotations;

public sealed class IndirectSpeechTests
{
    [Theory]
    [InlineData("Jane Porter said that the bridge was safe.", "Jane Porter: the bridge was safe")]
    [InlineData("Jane Porter said the bridge was safe.", "Jane Porter: the bridge was safe")]
    [InlineData("The bridge was safe, Jane Porter said on Monday.", "Jane Porter: The bridge was safe")]
    [InlineData("According to Jane Porter, the bridge was safe.", "Jane Porter: the bridge was safe")]
    [InlineData("The bridge was safe, according to Jane Porter.", "Jane Porter: The bridge was safe")]
    [InlineData("Jane Porter said in a statement on Monday that the bridge was safe.", "Jane Porter: the bridge was safe")]
    public void Reported_clauses_are_found(string text, string expected) => Assert.Equal(expected, Spoken.Indirect(text));

    [Theory]
    [InlineData("Jane Porter crossed the bridge.")]
    [InlineData("The claims were rejected by the court.")]
    [InlineData("“The bridge was safe,” Jane Porter said.")]
    public void Other_sentences_report_nothing(string text) => Assert.Equal("", Spoken.Indirect(text));
}
