using System.Text;
using Pipeline.Articles;

namespace Pipeline.Metadata.Tests.Quotations;

/// <summary>The words of an embedded post are the poster's.</summary>
public sealed class PostTests
{
    private const string Story =
        "<p>The water board of Marsby raised its fees by a tenth on Tuesday, as Ines Calloway, the deputy mayor, "
        + "had demanded for years.</p>"
        + "<p>Engineers found in the spring that a third of the mains below the old town date from before the war, the board said.</p>";

    [Fact]
    public void A_post_is_said_by_the_person_of_the_story_who_wrote_it()
    {
        ArticleMetadata found = Extract(
            Tweet("We waited eleven years for this. Now do the streets, and “do them well”.", "Ines Calloway (@ines_calloway)")
        );
        Quotation post = Assert.Single(found.Quotations, quotation => quotation.Kind == QuotationKind.Direct);
        Assert.Equal("We waited eleven years for this. Now do the streets, and “do them well”.", post.Text);
        Assert.Equal(post.Text, found.Text.Substring(post.Start, post.Length));
        Assert.Equal("Ines Calloway", post.Speaker);
        Assert.Equal("Ines Calloway", found.Entities[post.SpeakerEntity!.Value].Name);
        Assert.Null(post.SpeakerStart);
    }

    [Fact]
    public void A_poster_who_is_nobody_else_in_the_story_is_named_as_the_network_names_them()
    {
        ArticleMetadata found = Extract(
            Tweet("Nobody asked those of us who pay.", "Marsby Walks (@marsbywalks)")
                + """<blockquote class="tiktok-embed"><section><a href="#">@marsbywater</a> <p>How a pipe is changed in a night</p>"""
                + """</section></blockquote>"""
        );
        Assert.Equal(
            ["Marsby Walks: Nobody asked those of us who pay.", "@marsbywater: How a pipe is changed in a night"],
            found
                .Quotations.Where(quotation => quotation.Kind == QuotationKind.Direct)
                .Select(quotation => $"{quotation.Speaker}: {quotation.Text}")
        );
    }

    [Fact]
    public void A_post_whose_poster_is_not_told_is_nobodys() =>
        Assert.DoesNotContain(
            Extract("""<blockquote class="twitter-tweet"><p>We waited eleven years for this.</p></blockquote>""").Quotations,
            quotation => quotation.Kind == QuotationKind.Direct
        );

    private static string Tweet(string words, string poster) =>
        $"""<blockquote class="twitter-tweet"><p lang="en">{words}</p>&mdash; {poster} <a href="#">May 3, 2022</a></blockquote>""";

    private static ArticleMetadata Extract(string post) =>
        new MetadataExtractor().Extract(
            Assert
                .IsType<ParsedArticle>(
                    new ArticleParser(new ArticleLimits()).Parse(
                        "page.html",
                        null,
                        Encoding.UTF8.GetBytes(
                            $"<!DOCTYPE html><html lang=\"en\"><body><article><h1>Water fees rise in Marsby</h1>{Story}{post}"
                                + Story.Replace("The water", "Later the water", StringComparison.Ordinal)
                                + "</article></body></html>"
                        )
                    )
                )
                .Article
        );
}
