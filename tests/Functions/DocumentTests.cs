using System.Text;
using Pipeline.Articles;
using Pipeline.Functions.Http.Documents;
using Pipeline.Metadata;

namespace Pipeline.Functions.Tests;

/// <summary>Documents as others exchange them.</summary>
public sealed class DocumentTests
{
    private static readonly ArticleMetadata Article = new()
    {
        Id = "ouqfxc5ycxfqfs7f",
        Source = new ArticleSource("2022/kz.txt", "text/plain", 20, ""),
        Headline = "Gas",
        Standfirst = "Why",
        DatePublished = new DateOnly(2022, 1, 10),
        ModifiedAt = new DateTimeOffset(2022, 1, 11, 12, 30, 0, TimeSpan.FromHours(6)),
        Outlet = "Astana Times",
        Byline = ["A. Writer"],
        Dateline = new Dateline("ALMATY", "Reuters", 0, 16),
        Language = "en",
        Text = "ALMATY (Reuters) - “It is gas,” Karin said.",
        WordCount = 8,
        Keywords = [new Keyword("gas", 0.5)],
        Entities =
        [
            new Entity
            {
                Type = EntityType.Person,
                Name = "Erlan Karin",
                Aliases = ["Karin"],
                Roles = ["State Secretary"],
            },
            new Entity
            {
                Type = EntityType.Place,
                Name = "Almaty",
                Country = "KZ",
                Latitude = 43.25,
                Longitude = 76.91,
            },
        ],
        Quotations =
        [
            new Quotation
            {
                Text = "It is gas,",
                Start = 20,
                Length = 10,
                Kind = QuotationKind.Direct,
                Speaker = "Erlan Karin",
                SpeakerEntity = 0,
                Date = "2022-01-10",
            },
        ],
        CitedMedia = [new CitedMedium("Sputnik", 0, 1)],
        Extractor = "1",
    };

    [Fact]
    public void A_document_is_a_news_article_of_schema_org() =>
        Assert.Equal(
            """
            {"@context":"https://schema.org","@type":"NewsArticle","@id":"http://x/a","identifier":"ouqfxc5ycxfqfs7f",
            "headline":"Gas","abstract":"Why","datePublished":"2022-01-10","dateModified":"2022-01-11T12:30:00+06:00",
            "inLanguage":"en","dateline":"ALMATY (Reuters)","author":[{"@type":"Person","name":"A. Writer"}],
            "publisher":{"@type":"NewsMediaOrganization","name":"Astana Times"},"wordCount":8,"keywords":["gas"],
            "articleBody":"ALMATY (Reuters) - “It is gas,” Karin said.","mentions":[{"@type":"Person","name":"Erlan Karin",
            "alternateName":["Karin"],"jobTitle":["State Secretary"]},{"@type":"Place","name":"Almaty",
            "geo":{"@type":"GeoCoordinates","latitude":43.25,"longitude":76.91},"address":{"@type":"PostalAddress",
            "addressCountry":"KZ"}}],"hasPart":[{"@type":"Quotation","text":"It is gas,","dateCreated":"2022-01-10",
            "creator":{"@type":"Person","name":"Erlan Karin"}}],"citation":[{"@type":"CreativeWork","name":"Sputnik"}]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(NewsArticle.Of(Article, "http://x/a"))
        );

    [Fact]
    public void A_document_is_a_news_item_of_ninjs() =>
        Assert.Equal(
            """
            {"uri":"urn:pipeline:article:ouqfxc5ycxfqfs7f","standard":{"name":"ninjs","version":"3.0",
            "schema":"https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"},"type":"text","representationType":"full",
            "contentCreated":"2022-01-10T00:00:00+00:00","versionCreated":"2022-01-11T12:30:00+06:00","language":"en",
            "headlines":[{"role":"main","contentType":"text/plain","value":"Gas"},{"role":"subtitle","contentType":"text/plain",
            "value":"Why"}],"by":"A. Writer","located":"ALMATY","bodies":[{"role":"main","contentType":"text/plain",
            "value":"ALMATY (Reuters) - “It is gas,” Karin said.","charCount":43,"wordCount":8}],"people":[{"name":"Erlan Karin",
            "rel":"mentions"}],"places":[{"name":"Almaty","rel":"mentions","geoJSON":{"type":"Point","coordinates":[76.91,43.25]}}],
            "subjects":[{"name":"gas","rel":"about","relevance":50}],"infoSources":[{"name":"Astana Times","role":"publisher"},
            {"name":"Reuters","role":"originator"},{"name":"Sputnik","role":"cited"}],"altIds":[{"role":"name",
            "value":"2022/kz.txt"}]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(Ninjs.Of(Article))
        );
}
