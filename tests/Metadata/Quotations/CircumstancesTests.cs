namespace Pipeline.Metadata.Tests.Quotations;

public sealed class CircumstancesTests
{
    private static readonly DateOnly Published = new(2022, 1, 10);

    [Theory]
    [InlineData("“It is over,” Karin said on Khabar 24, according to Sputnik.", "Khabar 24", "Sputnik")]
    [InlineData("According to Sputnik, Karin told the BBC: “It is over at last.”", "BBC", "Sputnik")]
    [InlineData("“It is over,” Karin told the BBC on Monday, Reuters reported.", "BBC", "Reuters")]
    [InlineData("“It is over,” Karin said, according to Sputnik.", "Sputnik", null)]
    [InlineData("“It is over,” Karin told the BBC.", "BBC", null)]
    [InlineData("“It is over,” Karin said.", null, null)]
    [InlineData("Karin said the sale, first reported by Sputnik, was “as good as over”.", null, null)]
    [InlineData("Karin vowed to “finish the job”, Sputnik reported.", "Sputnik", null)]
    public void What_was_said_on_one_medium_may_be_known_from_another(string text, string? medium, string? via)
    {
        Quotation quotation = Spoken.WithDatesAndMedia(text, Published)[0];
        Assert.Equal((medium, via, "Karin"), (quotation.Medium, quotation.Via, quotation.Speaker));
    }

    [Theory]
    [InlineData("“It is over,” Karin said on Monday.", "2022-01-10")]
    [InlineData("On Friday, Karin, who had come by train, said: “It is over.”", "2022-01-07")]
    [InlineData("“It is over,” Karin said late on January 5. “We won.”", "2022-01-05")]
    [InlineData("“It was over on Friday,” Karin said.", null)]
    [InlineData("“It is over,” said Karin, who was elected on January 5.", null)]
    [InlineData("“It is over,” Karin said last week.", null)]
    [InlineData("In his first speech since the January 5 vote, Karin said: “It is over.”", null)]
    public void The_day_is_that_of_the_saying(string text, string? day) =>
        Assert.All(Spoken.WithDatesAndMedia(text, Published), q => Assert.Equal(day, q.Date));

    [Fact]
    public void Without_a_day_of_publication_a_weekday_gives_no_day() =>
        Assert.Null(Assert.Single(Spoken.WithDatesAndMedia("“It is over,” Karin said on Monday.", null)).Date);

    [Fact]
    public void Without_a_day_of_publication_a_full_date_does() =>
        Assert.Equal("2022-01-05", Assert.Single(Spoken.WithDatesAndMedia("“It is over,” Karin said on January 5, 2022.", null)).Date);
}
