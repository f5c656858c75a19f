using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search.Snippets;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>Hits show why they were found.</summary>
public sealed class SnippetTests
{
    private const string Words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";

    /// <summary>The passages of an article, each thing that was looked for in brackets.</summary>
    [Theory]
    [InlineData("q=gas", "Gas prices rose. No gas was left.", "[Gas] prices rose. No [gas] was left.")]
    [InlineData("q=MULLER", "Ms Müller spoke.", "Ms [Müller] spoke.")]
    [InlineData("q=\"gas prices\"", "Gas prices rose; prices of gas fell.", "[Gas prices] rose; prices of gas fell.")]
    [InlineData("q=\"bridge closed\"~3", "The bridge was closed again.", "The [bridge] was [closed] again.")]
    [InlineData("q=\"bridge closed\"~1", "The bridge was for a long time not closed.", "")]
    [InlineData("q=pric*", "Priceless prices, prize.", "[Priceless] [prices], prize.")]
    [InlineData("q=tokaev~", "Tokayev met Tokyo.", "[Tokayev] met Tokyo.")]
    [InlineData("q=gas -price", "The gas has a price.", "The [gas] has a price.")]
    [InlineData("q=-price", "The gas.", null)]
    [InlineData("q=gas OR oil", "Oil and gas.", "[Oil] and [gas].")]
    [InlineData("q=headline:gas", "The gas.", "")]
    [InlineData("q=東京", "昨日、東京都で会議。", "昨日、[東京]都で会議。")]
    [InlineData("q=京", "昨日、東京都で会議。", "昨日、東[京]都で会議。")]
    [InlineData("language=en", "The gas.", null)]
    [InlineData("", "The gas.", null)]
    [InlineData("not-person=Karin", "The gas.", null)]
    public void Passages_show_the_words_that_were_looked_for(string url, string text, string? expected) =>
        Assert.Equal(expected, Shown(url, Article(text)));

    [Fact]
    public void A_headline_is_shown_whole_and_not_once_more_as_a_line_of_the_text()
    {
        ArticleMetadata article = Article("Gas prices\n\nThe gas.") with
        {
            Headline = "Gas prices",
            Blocks = [new Block(BlockKind.Heading, 0, 10), new Block(BlockKind.Paragraph, 12, 8)],
        };
        IReadOnlyList<Snippet> snippets = Snippets("q=gas", article)!;
        Assert.Equal([SnippetField.Headline, SnippetField.Text], snippets.Select(static snippet => snippet.Field));
        Assert.Equal((0, 10, 12, 8), (snippets[0].Start, snippets[0].Length, snippets[1].Start, snippets[1].Length));
        Assert.Equal("[Gas] prices | The [gas].", Shown("q=gas", article));
        Assert.Equal("[Gas] prices", Shown("q=headline:gas", article));
        Assert.Equal("The [gas].", Shown("q=lead:gas", article));
    }

    [Theory]
    [InlineData("person=karin", "[Erlan Karin] spoke of gas. | [Karin] left.")]
    [InlineData("person=Erlan Karin&q=gas", "[Erlan Karin] spoke of [gas]. | [Karin] left.")]
    [InlineData("speaker=Karin", "[Karin] left.")]
    [InlineData("source=sputnik", "As [Sputnik] reported on Monday.")]
    [InlineData("mentioned=2022-01", "As Sputnik reported on [Monday].")]
    [InlineData("keyword=spoke of gas", "Erlan Karin [spoke of gas].")]
    [InlineData("q=person:Karin", "[Erlan Karin] spoke of gas. | [Karin] left.")]
    [InlineData("person=Mamin", "")]
    public void A_name_is_shown_where_the_article_speaks_of_it(string url, string expected)
    {
        const string Text = "Erlan Karin spoke of gas.\nKarin left.\nAs Sputnik reported on Monday.";
        Entity karin = TestPeople.Karin with { Mentions = [new TextSpan(0, 11), new TextSpan(26, 5)] };
        ArticleMetadata article = Article(Text) with
        {
            Entities = [karin],
            Quotations =
            [
                new Quotation
                {
                    Text = "left",
                    Start = 32,
                    Length = 4,
                    Kind = QuotationKind.Indirect,
                    Speaker = "Erlan Karin",
                    SpeakerEntity = 0,
                    SpeakerStart = 26,
                    SpeakerLength = 5,
                },
            ],
            CitedMedia = [new CitedMedium("Sputnik", Text.IndexOf("Sputnik", StringComparison.Ordinal), 7)],
            Dates =
            [
                new DateMention("Monday", Text.IndexOf("Monday", StringComparison.Ordinal), 6, "2022-01-10", DatePrecision.Day, false),
            ],
        };
        Assert.Equal(expected, Shown(url, article));
    }

    [Fact]
    public void Long_lines_are_cut_at_sentences_and_words_and_the_fullest_passages_come_first()
    {
        string text = $"Once gas. {Words} {Words}. Later {Words} gas and oil. {Words}\n{Words} {Words} oil";
        IReadOnlyList<Snippet> snippets = Snippets("q=gas oil", Article(text))!;
        Assert.Equal(3, snippets.Count);
        Assert.Contains("gas and oil", snippets[0].Text, StringComparison.Ordinal);
        Assert.All(
            snippets,
            snippet =>
            {
                Assert.InRange(snippet.Length, 1, 200);
                Assert.Equal(snippet.Text, text.Substring(snippet.Start, snippet.Length));
                Assert.True(snippet.Start == 0 || char.IsWhiteSpace(text[snippet.Start - 1]));
                Assert.True(snippet.Start + snippet.Length == text.Length || char.IsWhiteSpace(text[snippet.Start + snippet.Length]));
            }
        );
    }

    [Fact]
    public void However_often_a_word_occurs_there_are_three_passages() =>
        Assert.Equal(3, Snippets("q=gas", Article(string.Join('\n', Enumerable.Repeat("gas", 5000))))!.Count);

    [Fact]
    public void A_span_that_is_not_in_the_text_is_not_shown() =>
        Assert.Equal(
            "",
            Shown("person=Karin", Article("short") with { Entities = [TestPeople.Karin with { Mentions = [new TextSpan(3, 50)] }] })
        );

    private static ArticleMetadata Article(string text) =>
        Documents.Of() with
        {
            Text = text,
            Blocks = [new Block(BlockKind.Paragraph, 0, text.Length)],
        };

    private static IReadOnlyList<Snippet>? Snippets(string url, ArticleMetadata article) =>
        SnippetMaker.For(CatalogWorldQueries.ArticleQuery(url).Filter)?.Of(article);

    private static string? Shown(string url, ArticleMetadata article) =>
        Snippets(url, article) is { } snippets ? string.Join(" | ", snippets.Select(Mark)) : null;

    private static string Mark(Snippet snippet)
    {
        string text = snippet.Text;
        foreach (TextSpan highlight in snippet.Highlights.Reverse())
        {
            text = text.Insert(highlight.End, "]").Insert(highlight.Start, "[");
        }

        return text;
    }
}
