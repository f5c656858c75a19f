using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Index;

public sealed class ArticlePostingsTests
{
    private static readonly DateOnly Day = new(2022, 1, 10);

    [Fact]
    public void A_person_is_found_by_full_name_alias_and_surname() =>
        Assert.Equal(["erlan karin", "karin", "the state secretary"], Values(Documents.Of(TestPeople.Karin), Facet.Person).Select(static value => value == "state secretary" ? "the state secretary" : value).Order());

    [Fact]
    public void A_person_with_a_generational_suffix_is_found_by_surname() =>
        Assert.Contains("king", Values(Documents.Of(new Entity { Type = EntityType.Person, Name = "Martin Luther King, Jr." }), Facet.Person));

    [Fact]
    public void A_speaker_is_found_by_everything_the_person_is_found_by()
    {
        ArticleMetadata document = Documents.Of(TestPeople.Karin) with
        {
            Quotations = [new Quotation { Text = "We are faced with it", Start = 0, Length = 5, Kind = QuotationKind.Direct, Speaker = "Erlan Karin", SpeakerEntity = 0 }],
        };
        Assert.Equal(Values(document, Facet.Person).Order(), Values(document, Facet.Speaker).Order());
    }

    [Fact]
    public void A_speaker_that_is_no_entity_is_found_by_the_words_that_name_it()
    {
        ArticleMetadata document = Documents.Of() with { Quotations = [new Quotation { Text = "No", Start = 0, Length = 2, Kind = QuotationKind.Direct, Speaker = "a witness", SpeakerEntity = 7 }] };
        Assert.Equal(["a witness"], Values(document, Facet.Speaker));
    }

    [Fact]
    public void A_source_is_the_agency_the_text_credit_a_cited_medium_or_the_medium_of_a_quotation()
    {
        ArticleMetadata document = Documents.Of() with
        {
            Dateline = new Dateline("ALMATY", "Reuters", 0, 10),
            Credits = [new Credit("AP", "image", 0, 2), new Credit("AFP", "text", 0, 3)],
            CitedMedia = [new CitedMedium("Sputnik", 0, 7)],
            Quotations = [new Quotation { Text = "x", Start = 0, Length = 1, Kind = QuotationKind.Direct, Medium = "Khabar 24" }],
        };
        Assert.Equal(["reuters", "afp", "sputnik", "khabar 24"], Values(document, Facet.Source));
    }

    [Theory]
    [InlineData("2022-01-10", DatePrecision.Day, "2022-01-10 2022-01 2022")]
    [InlineData("2022-01-10T15:30", DatePrecision.Time, "2022-01-10 2022-01 2022")]
    [InlineData("2022-01", DatePrecision.Month, "2022-01 2022")]
    [InlineData("2022-W02", DatePrecision.Week, "2022-w02 2022")]
    [InlineData("2022-W02-WE", DatePrecision.Week, "2022-w02 2022")]
    [InlineData("2019-FA", DatePrecision.Quarter, "2019-fa 2019")]
    [InlineData("2019", DatePrecision.Year, "2019")]
    [InlineData("199", DatePrecision.Decade, "199")]
    [InlineData("2022-01-02/2022-02-10", DatePrecision.Day, "2022-01-02 2022-01 2022 2022-02-10 2022-02")]
    [InlineData("P3D", DatePrecision.Duration, "")]
    [InlineData("PRESENT_REF", DatePrecision.Reference, "")]
    [InlineData("2022-13-nonsense", DatePrecision.Day, "2022-13 2022")]
    [InlineData("nonsense", DatePrecision.Day, "")]
    [InlineData(null, DatePrecision.Day, "")]
    public void A_date_is_found_by_itself_its_month_and_its_year(string? value, DatePrecision precision, string expected)
    {
        ArticleMetadata document = Documents.Of() with { Dates = [new DateMention("then", 0, 4, value, precision, false)] };
        Assert.Equal(expected, string.Join(' ', Values(document, Facet.Mentioned)));
    }

    [Fact]
    public void Only_the_best_keywords_are_indexed()
    {
        ArticleMetadata document = Documents.Of() with { Keywords = [.. Enumerable.Range(0, 50).Select(static i => new Keyword($"phrase {i}", 1 - (i / 100.0)))] };
        Assert.Equal(Enumerable.Range(0, ArticlePostings.MaxKeywords).Select(static i => $"phrase {i}"), Values(document, Facet.Keyword));
    }

    [Fact]
    public void An_article_is_found_by_every_band_of_its_fingerprint()
    {
        Assert.Equal(["01234567", "89abcdef"], Values(Documents.Of() with { Fingerprint = "0123456789abcdef" }, Facet.Near));
        Assert.Empty(Values(Documents.Of() with { Fingerprint = "" }, Facet.Near));
    }

    [Fact]
    public void Endless_names_are_bounded_and_what_is_left_out_is_counted()
    {
        Entity[] places = [.. Enumerable.Range(0, 5000).Select(static i => new Entity { Type = EntityType.Place, Name = $"Place {i} {new string('x', i % 200)}" })];
        PostingSet postings = ArticlePostings.OfIndexed(Documents.Of(places), Day);
        Assert.True(postings.Terms.Count <= PostingSet.MaxCount);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(string.Join('\n', postings.Terms)) <= PostingSet.MaxBytes);
        Assert.Equal(5000, postings.Terms.Count(static term => term.StartsWith("place|", StringComparison.Ordinal)) + postings.LeftOut);
        Assert.Contains(RowKeys.Term(Facet.Status, RowStatus.Indexed, SortKey.Invert(Day)), postings.Terms);
    }

    [Fact]
    public void A_rejected_article_is_listed_under_its_status_only() =>
        Assert.Equal(["status|rejected|79779889", "all|articles|79779889"], ArticlePostings.OfDayAnd(ArticleStatus.Rejected, Day).Terms);

    private static string[] Values(ArticleMetadata document, string facet) =>
        [.. ArticlePostings.OfIndexed(document, Day).Terms.Select(static term => term.Split('|')).Where(parts => parts[0] == facet).Select(static parts => parts[1])];
}
