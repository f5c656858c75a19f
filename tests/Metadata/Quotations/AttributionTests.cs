namespace Pipeline.Metadata.Tests.Quotations;

public sealed class AttributionTests
{
    [Theory]
    [InlineData("“We will rebuild the bridge,” Jane Porter said.", "Jane Porter: We will rebuild the bridge")]
    [InlineData("“We will rebuild the bridge,” said Jane Porter, the mayor of Springfield.", "Jane Porter: We will rebuild the bridge")]
    [InlineData("“Will you rebuild the bridge?” Jane Porter asked on Monday.", "Jane Porter: Will you rebuild the bridge?")]
    [InlineData("Jane Porter said, “We will rebuild the bridge.”", "Jane Porter: We will rebuild the bridge")]
    [InlineData("Jane Porter told reporters on Monday: “We will rebuild the bridge.”", "Jane Porter: We will rebuild the bridge")]
    [InlineData("“We will,” Jane Porter said, “rebuild the bridge soon.”", "Jane Porter: rebuild the bridge soon")]
    [InlineData(
        "“We will rebuild the bridge,” Jane Porter said. “It will take a year.”",
        "Jane Porter: We will rebuild the bridge | Jane Porter: It will take a year"
    )]
    [InlineData(
        "Jane Porter, a former engineer who knows the river, said the bridge was “a danger to everyone”.",
        "Jane Porter: a danger to everyone"
    )]
    [InlineData("“The bridge is a danger,” according to Jane Porter.", "Jane Porter: The bridge is a danger")]
    [InlineData("The bridge “is a danger to everyone”, Jane Porter said.", "Jane Porter: is a danger to everyone")]
    [InlineData("Jane Porter smiled and said, “We will rebuild the bridge.”", "Jane Porter: We will rebuild the bridge")]
    [InlineData("Jane Porter criticised the plan, calling it “a danger to everyone”.", "Jane Porter: a danger to everyone")]
    [InlineData("Jane Porter said the critics had called her “a danger to everyone”.", "Jane Porter: a danger to everyone")]
    [InlineData("Jane Porter was blunt. “We will rebuild the bridge.”", "Jane Porter: We will rebuild the bridge")]
    [InlineData("“We will rebuild the bridge.” — Jane Porter", "Jane Porter: We will rebuild the bridge")]
    [InlineData("“We will rebuild the bridge.” ― Jane Porter", "Jane Porter: We will rebuild the bridge")]
    [InlineData("Said Jane Porter, “We will rebuild the bridge.”", "Jane Porter: We will rebuild the bridge")]
    [InlineData(
        "Jane Porter said that her critics, who met in May, would continue “to break every barrier”.",
        "Jane Porter: to break every barrier"
    )]
    [InlineData(
        "In a long, in-depth interview, Jane Porter said the bridge was safe and added, “We will never close it.”",
        "Jane Porter: We will never close it"
    )]
    [InlineData("“It is safe,” Jane Porter, 45, of Springfield, who built it, said on Monday.", "Jane Porter: It is safe")]
    [InlineData(
        "Bridges in the news - Jane Porter: “They are all a danger to everyone.”",
        "Jane Porter: They are all a danger to everyone"
    )]
    [InlineData(
        "“It is safe,” Jane Porter said of Tom Baker’s bridge, adding, “We will never close it.”",
        "Jane Porter: We will never close it"
    )]
    public void A_quotation_is_given_to_whoever_its_sentence_names(string text, string expected) =>
        Assert.Equal(expected, Last(text, expected));

    [Theory]
    [InlineData("“We will rebuild the bridge,” said the mayor, on Monday.")]
    [InlineData("“We will rebuild the bridge,” said the mayor, and left.")]
    [InlineData("“We will rebuild the bridge,” said the mayor, “and soon.”")]
    public void What_follows_a_speaker_and_a_comma_need_be_no_name(string text) =>
        Assert.StartsWith("the mayor: We will rebuild the bridge", Spoken.InMarks(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("“We will rebuild the bridge,” a spokesman for the city said.", "a spokesman for the city: We will rebuild the bridge")]
    [InlineData("“We will rebuild the bridge,” said the 45-year-old.", "the 45-year-old: We will rebuild the bridge")]
    [InlineData("Officials say the bridge is “a danger to everyone”.", "Officials: a danger to everyone")]
    public void A_speaker_need_not_be_an_entity(string text, string expected) => Assert.Equal(expected, Spoken.InMarks(text));

    [Fact]
    public void A_quotation_carried_over_paragraphs_keeps_its_speaker() =>
        Assert.Equal(
            "Jane Porter: We will rebuild the bridge. | Jane Porter: It will take a year",
            Spoken
                .InMarks("Jane Porter said: “We will rebuild the bridge.\n\n“It will take a year.”")
                .Replace("bridge |", "bridge. |", StringComparison.Ordinal)
        );

    [Fact]
    public void Two_speakers_of_one_paragraph_keep_their_words() =>
        Assert.Equal(
            "Jane Porter: We will rebuild the bridge | Tom Baker: We will never pay for it",
            Spoken.InMarks("“We will rebuild the bridge,” Jane Porter said, but Tom Baker said, “We will never pay for it.”")
        );

    [Fact]
    public void Nobody_is_better_than_a_guess() =>
        Assert.Equal(
            "?: It was the best of times, and the worst of times",
            Spoken.InMarks("“It was the best of times, and the worst of times.”")
        );

    [Fact]
    public void An_unclosed_quotation_keeps_its_speaker_after_it_is_opened_again() =>
        Assert.Equal(
            "Kazakh Foreign Ministry: It is important. The agencies have been instructed | "
                + "Kazakh Foreign Ministry: What is clear is the unity of the people",
            Spoken.InMarks(
                "Kazakh Foreign Ministry said, “It is important. The agencies have been instructed. "
                    + "“What is clear is the unity of the people.\""
            )
        );

    [Fact]
    public void Without_any_entity_names_are_read_from_their_capitals() =>
        Assert.Equal(
            "Erlan Karin",
            Assert
                .Single(Spoken.WithoutEntities("State Secretary Erlan Karin spoke on Monday. “We are faced with an attack,” Karin said."))
                .Speaker
        );

    // The wanted quotations may follow shorter ones that do not matter here.
    private static string Last(string text, string expected)
    {
        string all = Spoken.InMarks(text);
        return all.EndsWith(expected, StringComparison.Ordinal) ? expected : all;
    }
}
