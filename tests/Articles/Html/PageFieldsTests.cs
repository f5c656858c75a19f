namespace Pipeline.Articles.Tests.Html;

/// <summary>What a page states in several places, and which of them counts.</summary>
public sealed class PageFieldsTests
{
    private const string Story =
        "<p>The council of the town approved the plan for the dam on Wednesday evening after a debate of four hours, officials said.</p>"
        + "<p>It will cost three million and take two years, the mayor told reporters after the vote, "
        + "adding that the town could afford it.</p>";

    [Theory]
    [InlineData(
        "Dam plan approved after a long debate of councillors",
        "Dam plan approved after a debate of councillors",
        "Dam plan approved after a debate of councillors",
        "Dam plan approved after a debate of councillors"
    )]
    [InlineData(
        "Dam plan approved after a long debate of councillors",
        "Dam plan approved after a debate of councillors",
        "Dam plan passed",
        "Dam plan approved after a long debate of councillors"
    )]
    [InlineData(
        "Dam plan approved after a long debate of councillors",
        "Four hours for a dam",
        "Four hours for a dam",
        "Dam plan approved after a long debate of councillors"
    )]
    public void A_shorter_form_of_the_heading_counts_when_it_is_stated_twice(
        string heading,
        string shared,
        string forTwitter,
        string headline
    ) =>
        Assert.Equal(
            headline,
            Parse(
                $"""<meta property="og:title" content="{shared}"><meta name="twitter:title" content="{forTwitter}">""",
                $"<h1>{heading}</h1>{Story}"
            ).Headline
        );

    [Fact]
    public void A_kicker_inside_the_heading_is_no_part_of_the_headline()
    {
        const string Title = "Dam plan approved after a debate of councillors";
        string head =
            $$"""<title>Open Water - {{Title}} | The Courier</title><meta property="og:title" content="{{Title}}">"""
            + $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{Title}}"}</script>""";
        Assert.Equal(Title, Parse(head, $"<h1><span>Open Water</span><span>{Title}</span></h1>{Story}").Headline);
    }

    [Fact]
    public void A_linked_heading_that_is_the_title_without_the_site_is_the_headline() =>
        Assert.Equal(
            "Dam plan approved after a debate",
            Parse(
                "<title>Jane’s Water Home | Dam plan approved after a debate</title>",
                $"""<h2><a href="/dam">Dam plan approved after a debate</a></h2>{Story}"""
            ).Headline
        );

    [Fact]
    public void The_author_of_a_picture_is_not_that_of_the_story()
    {
        const string Picture =
            """<div itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="author" content="Northwire Pictures"></div>""";
        Assert.Equal(
            ["Jane Doe"],
            Parse("""<meta name="author" content="Jane Doe">""", $"<h1>Dam plan approved</h1>{Picture}{Story}").Byline
        );
    }

    [Theory]
    [InlineData("<p>Opinion | By Jane Doe | 3 May</p>", "Jane Doe")]
    [InlineData("<p>---- by Jane Doe</p>", "Jane Doe")]
    [InlineData("<p>Posted by Jane Doe and John Smith - Harbour Safety team</p>", "Jane Doe, John Smith")]
    [InlineData("<p>By Jane Doe with agencies</p>", "Jane Doe")]
    [InlineData("<p>Written by Town Today on 5 November 2021</p>", "Town Today")]
    public void A_byline_is_read_among_other_things_on_its_line(string line, string names) =>
        Assert.Equal(names, string.Join(", ", Parse("", $"<h1>Dam plan approved</h1>{line}{Story}").Byline));

    [Theory]
    [InlineData("<p>By</p><p>The Courier</p><p>Written by: Jane Doe</p>", "Jane Doe")]
    [InlineData("<p>By</p><p>The Courier</p>", "The Courier")]
    [InlineData("<p class=\"credit\">Jiji</p>", "Jiji")]
    [InlineData("<figure><p class=\"credit\">Reuters</p></figure>", "")]
    public void A_person_is_shown_beside_the_paper_and_an_agency_alone(string lines, string names) =>
        Assert.Equal(
            names,
            string.Join(
                ", ",
                Parse("""<meta property="og:site_name" content="The Courier">""", $"<h1>Dam plan approved</h1>{lines}{Story}").Byline
            )
        );

    [Theory]
    [InlineData("<p>Jane Doe</p>", "Jane Doe")]
    [InlineData("<p>Jane Street</p><p>Wanda Doe</p>", "Jane Street")]
    [InlineData("<div class=\"related\"><p>Jane Roe</p></div>", "Jane")]
    [InlineData("", "Jane")]
    public void A_first_name_that_is_stated_is_completed_by_the_name_that_is_shown(string line, string name) =>
        Assert.Equal([name], Parse("""<meta name="author" content="Jane">""", $"<h1>Dam plan approved</h1>{line}{Story}").Byline);

    [Theory]
    [InlineData("<p>January 13, 2020 at 08:45 AM | Categories: Water</p>", null, "2020-01-13")]
    [InlineData("<p>Tue, 14 Jan 2020</p>", "https://courier.example/world/dam-plan-20200113", "2020-01-13")]
    [InlineData("", "https://courier.example/world/2020/jan/13/dam-plan", "2020-01-13")]
    [InlineData("", "https://courier.example/world/2020/cat/13/dam-plan", null)]
    public void A_date_is_read_from_the_head_of_the_story_and_from_its_address(string line, string? address, string? date) =>
        Assert.Equal(
            date,
            Parse(address is null ? "" : $"""<link rel="canonical" href="{address}">""", $"<h1>Dam plan approved</h1>{line}{Story}")
                .DatePublished?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)
        );

    [Theory]
    [InlineData("https://courier.co.uk/dam", "en", "2022-04-03")]
    [InlineData("https://courier.example/dam", "en-GB", "2022-04-03")]
    [InlineData("https://courier.example/dam", "fr", "2022-04-03")]
    [InlineData("https://courier.example/dam", "en-US", "2022-03-04")]
    [InlineData("https://courier.com.au/dam", "en-US", "2022-04-03")]
    [InlineData("https://courier.co.in/dam", "en-US", "2022-04-03")]
    [InlineData("https://courier.io/dam", "en", null)]
    [InlineData("https://courier.example/dam", "en", null)]
    [InlineData("https://courier.example/dam", "en-CA", null)]
    public void A_date_that_could_be_two_days_is_read_by_where_the_page_is_from(string address, string language, string? date) =>
        Assert.Equal(
            date,
            Parse(
                $"""<link rel="canonical" href="{address}"><meta property="og:locale" content="{language}">""",
                $"<h1>Dam plan approved</h1><p>Published: 03/04/2022</p>{Story}"
            )
                .DatePublished?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)
        );

    [Theory]
    [InlineData("<p>Sign up for the harbour desk’s weekly water newsletter to get it in your inbox.</p>")]
    [InlineData("<p>Please read our comment policy before you write.</p>")]
    [InlineData("<p>The views expressed here are those of the writer and not of the paper.</p>")]
    [InlineData("<p>If you are already one of our subscribers, you can log in for this story.</p>")]
    [InlineData("<h3><a href=\"/other\">Ferry line to run all night from June on</a></h3>")]
    [InlineData("<p>Jane Doe is a reporter who covers the water of the valley and what people make of it. She lives upstream.</p>")]
    public void What_the_site_says_about_itself_is_no_part_of_the_story(string part)
    {
        Article article = Parse("""<meta name="author" content="Jane Doe">""", $"<h1>Dam plan approved</h1>{Story}{part}");
        Assert.Equal(3, article.Blocks.Count);
    }

    [Theory]
    [InlineData("The platform took the film down for a breach of its community guidelines, a spokesman said on Friday.")]
    [InlineData("Subscribers of the service will have to log in once a month from June, the company said.")]
    [InlineData("Agents earn a commission of five per cent on each house they sell in the valley.")]
    [InlineData("Half of the travellers download the new ferry app before they board, the line said.")]
    [InlineData("The council opened an independent review process after the flood of last year.")]
    [InlineData("Published in 1999, the book of the dam was read by everybody in the valley, the mayor among them.")]
    [InlineData("To see the water rise, half of the town came to the bridge on Sunday, the mayor told reporters.")]
    [InlineData("Contact tracing found that nobody in the valley had met the traveller, the health office said on Friday.")]
    [InlineData("Push notifications will be off unless a user wants them, the ministry told the makers.")]
    public void A_story_about_such_things_stays(string sentence) =>
        Assert.Contains(sentence, Parse("", $"<h1>Dam plan approved</h1>{Story}<p>{sentence}</p>").Text, StringComparison.Ordinal);

    [Fact]
    public void A_person_of_the_story_may_be_described_at_its_end() =>
        Assert.EndsWith(
            "upstream.",
            Parse(
                """<meta name="author" content="John Smith">""",
                $"<h1>Dam plan approved</h1>{Story}<p>Jane Doe is a farmer who lost her field to the water of the first dam. "
                    + "She lives upstream.</p>"
            ).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_line_that_says_who_is_pictured_is_a_caption()
    {
        Article article = Parse(
            "",
            $"<h1>Dam plan approved</h1>{Story}<p>Pictured from left, the mayor of the town and two councillors at the dam.</p>"
                + Story.Replace("The council", "Later the council", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Pictured", article.Text, StringComparison.Ordinal);
        Assert.Equal("Pictured from left, the mayor of the town and two councillors at the dam.", Assert.Single(article.Captions).Text);
    }

    [Fact]
    public void A_table_in_a_figure_and_text_hidden_from_screen_readers_only_are_of_the_story()
    {
        const string Table = "<table><tr><td>Cost</td><td>3 million</td></tr><tr><td>Time</td><td>2 years</td></tr></table>";
        Article article = Parse(
            "",
            "<h1>Dam plan approved</h1>"
                + Story.Replace("<p>It", $"<figure><div>{Table}</div></figure><p aria-hidden=\"true\">It", StringComparison.Ordinal)
        );
        Assert.Contains("Cost | 3 million", article.Text, StringComparison.Ordinal);
        Assert.Contains("It will cost three million", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_that_another_title_stands_for_is_not_in_the_text()
    {
        Article article = Parse(
            """<meta property="og:title" content="Dam plan approved in the valley of ferries after debate">""",
            "<h1>Dam plan LIVE: Council approves</h1>"
                + Story.Replace("<p>It", "<h2>Dam plan LIVE: Council approves</h2><p>It", StringComparison.Ordinal)
        );
        Assert.Equal("Dam plan approved in the valley of ferries after debate", article.Headline);
        Assert.DoesNotContain("LIVE", article.Text, StringComparison.Ordinal);
    }

    private static Article Parse(string head, string body) =>
        Assert
            .IsType<ParsedArticle>(
                new ArticleParser(new ArticleLimits()).Parse(
                    "page.html",
                    null,
                    System.Text.Encoding.UTF8.GetBytes(
                        $"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"
                    )
                )
            )
            .Article;
}
