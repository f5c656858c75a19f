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
    [InlineData("According to a 1989 report from the Safety Board (NTSB), the bridge was safe.", "Safety Board: the bridge was safe")]
    [InlineData("Early reports said the bridge was safe.", "?: the bridge was safe")]
    [InlineData(
        "One child was, according to the police, among the dead.",
        "the police: One child was, according to the police, among the dead"
    )]
    public void Reported_clauses_are_found(string text, string expected) => Assert.Equal(expected, Spoken.Indirect(text));

    [Theory]
    [InlineData("Jane Porter crossed the bridge.")]
    [InlineData("The claims were rejected by the court.")]
    [InlineData("The initial reports were of a fire on the bridge.")]
    [InlineData("Jane Porter has claimed fraud with ballots, and made challenges.")]
    [InlineData("The wreck was far from where the Navy predicted it would be.")]
    [InlineData("The orange warning issued by the agency applied to the whole coast.")]
    [InlineData("All but one of the member states of the union have signed on.")]
    [InlineData("The governor of the island, Wanda Garced, declared a state of emergency.")]
    [InlineData("He then drew his pistol, pointed it, and shot at one person.")]
    [InlineData("“The bridge was safe,” Jane Porter said.")]
    public void Other_sentences_report_nothing(string text) => Assert.Equal("", Spoken.Indirect(text));
}
