using CsCheck;
using Pipeline.Articles;
using Pipeline.Metadata.Dates;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Dates;

public sealed class DateExtractorTests
{
    private static readonly string[] Words =
    [
        "Monday",
        "May",
        "March",
        "5",
        "14th",
        "2019",
        "1990s",
        "'",
        "the",
        "last",
        "next",
        "this",
        "past",
        "week",
        "weeks",
        "year",
        "ago",
        "earlier",
        "from",
        "now",
        "to",
        "and",
        "half",
        "a",
        "third",
        "quarter",
        "of",
        "end",
        "early",
        "10:30",
        "7pm",
        "p.m.",
        "EST",
        "tomorrow",
        "night",
        "every",
        "twice",
        "two-year",
        "mid-1990s",
        "third-quarter",
        "-",
        "/",
        ",",
        ".",
        "9999",
        "999999",
        "0001",
        "01/02/0001",
        "31.12.9999",
        "century",
        "centuries",
        "decades",
        "hundred",
        "thousand",
        "Easter",
        "Christmas",
        "summer",
        "weekend",
        "will",
        "said",
        "Year",
        "’s",
        "12",
    ];

    [Fact]
    public void Extract_survives_any_words_and_returns_ordered_spans_of_the_text() =>
        Gen.Select(
                Gen.OneOf(Words).Array[0, 40],
                Gen.OneOf<DateOnly?>(null, DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2022, 1, 10), new DateOnly(2020, 2, 29))
            )
            .Sample(
                (words, published) =>
                {
                    string text = string.Join(' ', words);
                    int end = 0;
                    foreach (DateMention date in new DateExtractor().Extract(AnalysedText.Analyse(text, []), published))
                    {
                        Assert.True(date.Start >= end && date.Length > 0);
                        Assert.Equal(text.Substring(date.Start, date.Length), date.Text);
                        Assert.NotEqual("", date.Value);
                        end = date.Start + date.Length;
                    }
                }
            );

    [Theory]
    [InlineData("the last week of ")]
    [InlineData("the first Monday of ")]
    [InlineData("early late end of the beginning of ")]
    [InlineData("1 day, 2 hours and ")]
    [InlineData("7pm on the next ")]
    [InlineData("two hundred thousand ")]
    public void Extract_does_not_dig_deeper_the_longer_a_sentence_is(string words) =>
        Assert.NotNull(
            new DateExtractor().Extract(
                AnalysedText.Analyse(string.Concat(Enumerable.Repeat(words, 20_000)), []),
                new DateOnly(2022, 1, 10)
            )
        );

    [Fact]
    public void Extract_reads_no_date_across_two_blocks()
    {
        const string text = "It closed in March\n\n5 people left.";
        var analysed = AnalysedText.Analyse(text, [new Block(BlockKind.Paragraph, 0, 18), new Block(BlockKind.Paragraph, 20, 14)]);

        DateMention date = Assert.Single(new DateExtractor().Extract(analysed, new DateOnly(2022, 1, 10)));

        Assert.Equal(("March", "2021-03", DatePrecision.Month), (date.Text, date.Value, date.Precision));
    }

    [Fact]
    public void Extract_gives_a_weekday_within_the_week_before_publication_when_the_text_is_in_the_past() =>
        Gen.Select(Gen.Int[1, 3_000_000], Gen.OneOf("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
            .Sample(
                (number, weekday) =>
                {
                    var published = DateOnly.FromDayNumber(number);
                    DateMention date = Assert.Single(
                        new DateExtractor().Extract(AnalysedText.Analyse($"He said so on {weekday}.", []), published.AddDays(7))
                    );

                    var value = DateOnly.ParseExact(date.Value!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                    Assert.Equal(weekday, value.DayOfWeek.ToString());
                    Assert.InRange(published.AddDays(7).DayNumber - value.DayNumber, 0, 6);
                }
            );
}
