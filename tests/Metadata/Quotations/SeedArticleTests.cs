using Pipeline.Articles;

namespace Pipeline.Metadata.Tests.Quotations;

public sealed class SeedArticleTests
{
    private static readonly ArticleMetadata Seed = Extract();

    [Theory]
    [InlineData("We are faced with", "Erlan Karin", "Khabar 24", "2022-01-10")]
    [InlineData("There is a certain conspiracy", "Erlan Karin", null, null)]
    [InlineData("A hot phase unfolded", "Kassym-Jomart Tokayev", "Sputnik", null)]
    [InlineData("It is particularly important", "Kazakh Foreign Ministry", null, null)]
    [InlineData("What is clear is", "Kazakh Foreign Ministry", null, null)]
    public void Every_quotation_has_its_speaker_medium_and_day(string beginning, string speaker, string? medium, string? date)
    {
        Quotation quotation = Assert.Single(
            Seed.Quotations,
            q => q.Kind == QuotationKind.Direct && q.Text.StartsWith(beginning, StringComparison.Ordinal)
        );
        Assert.Equal((speaker, medium, date), (quotation.Speaker, quotation.Medium, quotation.Date));
        Assert.Equal(speaker, Seed.Entities[quotation.SpeakerEntity!.Value].Name);
    }

    [Fact]
    public void A_quotation_of_several_sentences_is_one() =>
        Assert.EndsWith(
            "We are talking about an attempted coup,",
            Assert.Single(Seed.Quotations, q => q.Text.StartsWith("A hot phase", StringComparison.Ordinal)).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Scare_quotes_are_no_quotations() =>
        Assert.DoesNotContain(
            Seed.Quotations,
            q => q.Kind != QuotationKind.Indirect && q.Text is "terrorists" or "terrorist" or "conspiracy"
        );

    [Fact]
    public void Cited_media_are_listed_once_per_citation() =>
        Assert.Equal(["Sputnik", "Khabar 24", "Sputnik"], Seed.CitedMedia.Select(m => m.Name));

    private static ArticleMetadata Extract()
    {
        string folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "seeds")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No folder above the test has seeds/.");
        }

        string file = Directory.EnumerateFiles(Path.Combine(folder, "seeds"), "000_*.txt").Single();
        var parsed = (ParsedArticle)new ArticleParser(new ArticleLimits()).Parse(Path.GetFileName(file), null, File.ReadAllBytes(file));
        return new MetadataExtractor().Extract(parsed.Article);
    }
}
