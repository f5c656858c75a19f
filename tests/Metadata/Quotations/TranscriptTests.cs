namespace Pipeline.Metadata.Tests.Quotations;

public sealed class TranscriptTests
{
    private const string Introduction =
        "Mayor Jane Porter of Springfield answered the questions of Tom Baker on Monday. Porter built the bridge.\n\n";

    [Theory]
    [InlineData(
        "Q: What will you do?\n\nA: I will rebuild the bridge.\n\nQ: When?\n\nA: We start in May.",
        "Jane Porter: I will rebuild the bridge | Jane Porter: We start in May"
    )]
    [InlineData(
        "BAKER: What will you do?\n\nPORTER: I will rebuild the bridge.\n\nBAKER: Can you pay for it?\n\nPORTER: Yes, we can.",
        "Tom Baker: What will you do? | Jane Porter: I will rebuild the bridge | Tom Baker: Can you pay for it? | Jane Porter: Yes, we can"
    )]
    [InlineData(
        "((WN)) What will you do?\n\nJane Porter: I will rebuild the bridge.\n\n((WN)) When will you start?\n\nJP: We start in May.\n\n"
            + "((WN)) Thank you.\n\nJP: I thank you.",
        "Jane Porter: I will rebuild the bridge | Jane Porter: We start in May | Jane Porter: I thank you"
    )]
    public void The_turns_of_an_interview_are_their_speakers(string text, string expected) =>
        Assert.Equal(expected, Spoken.InMarks(Introduction + text));

    [Fact]
    public void An_answer_goes_on_over_paragraphs_up_to_the_next_question() =>
        Assert.Equal(
            "Jane Porter: I will rebuild the bridge | Jane Porter: It was “a danger to everyone” | Jane Porter: We start in May",
            Spoken.InMarks(
                Introduction
                    + "Q: What will you do?\n\nA: I will rebuild the bridge.\n\nIt was “a danger to everyone”.\n\nQ: When?\n\n"
                    + "A: We start in May.\n\nThe bridge fell in 2019."
            )
        );

    [Fact]
    public void A_headline_and_stage_directions_are_nobodys_turn() =>
        Assert.Equal(
            "Tom Baker: What will you do? | Jane Porter: I will rebuild the bridge | Tom Baker: Can you? | Jane Porter: Yes, we can",
            Spoken.InMarks(
                "Porter: I Will Rebuild The Bridge\n\n"
                    + Introduction
                    + "BAKER: What will you do?\n\n(APPLAUSE)\n\nPORTER: I will rebuild the bridge.\n\n...\n\nBAKER: Can you?\n\n"
                    + "(LAUGHTER)\n\nThe mayor laughed.\n\nPORTER: Yes, we can."
            )
        );

    [Fact]
    public void What_a_turn_reports_is_part_of_it() =>
        Assert.All(
            Spoken.In(
                Introduction + "Q: What do they say?\n\nA: They say that the bridge is safe.\n\nQ: And you?\n\nA: I said that it fell."
            ),
            q => Assert.Equal(QuotationKind.Direct, q.Kind)
        );

    [Theory]
    [InlineData("Results: Springfield 3.\n\nPhoto: Tom Baker.\n\nResults: Shelbyville 2.\n\nPhoto: Jane Porter.")]
    [InlineData("PROS: The bridge is cheap.\n\nCONS: The bridge is old.\n\nPROS: It is near.\n\nCONS: It is narrow.")]
    [InlineData(
        "Correction: We misspelled a name.\n\nUpdate: You can read more here.\n\nCorrection: We regret it.\n\nUpdate: Do you know more?"
    )]
    [InlineData("9:30: We start.\n\n10:30: Do you like coffee?\n\n11:30: We end.\n\n12:30: Your lunch.")]
    [InlineData("Serves: You and four friends.\n\nTime: Do you have an hour?\n\nServes: Your family.\n\nTime: We need two.")]
    [InlineData(
        "Jane Porter: bridges, roads, schools.\n\nTom Baker: parks, trees.\n\nJane Porter: taxes.\n\nTom Baker: no taxes at all, bridges."
    )]
    [InlineData("Porter Image: I took it.\n\nBaker Image: You took it.\n\nPorter Image: We took it.\n\nBaker Image: Did you?")]
    [InlineData("Jane Porter: I will rebuild the bridge.\n\nTom Baker: You will not.")]
    public void Lists_credits_and_notes_are_no_dialogue(string text) => Assert.Equal("", Spoken.InMarks(Introduction + text));
}
