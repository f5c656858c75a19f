namespace Pipeline.Metadata.Tests.Quotations;

public sealed class ConfidenceTests
{
    [Theory]
    [InlineData("“We will rebuild the bridge,” Jane Porter said.", 0.95)]
    [InlineData("Jane Porter said, “We will rebuild the bridge.”", 0.9)]
    [InlineData("Jane Porter arrived. “We will rebuild the bridge,” she said.", 0.85)]
    [InlineData("Jane Porter was blunt. “We will rebuild the bridge.”", 0.5)]
    [InlineData("“We will rebuild the bridge, whatever it may cost us in the end.”", null)]
    public void A_speaker_is_as_sure_as_the_way_it_was_found(string text, double? expected) =>
        Assert.Equal(expected, Spoken.In(text)[^1].Confidence);

    [Fact]
    public void A_pronoun_nobody_agrees_with_has_no_confidence() =>
        Assert.Null(Spoken.In("Erlan Karin arrived. “We are faced with an attack,” she said.")[^1].Confidence);
}
