using System.Globalization;
using System.Text.Json;
using Pipeline.Metadata;

namespace Pipeline.Functions.Http.Documents;

/// <summary>A document as schema.org describes a news article (https://schema.org/NewsArticle), in JSON-LD.</summary>
internal static class NewsArticle
{
    private const string Unknown = "und";

    /// <summary>The document, UTF-8.</summary>
    /// <param name="article">The article.</param>
    /// <param name="address">Where this API has it.</param>
    public static byte[] Of(ArticleMetadata article, string address) =>
        JsonDocumentWriter.Write(json =>
        {
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", "NewsArticle");
            json.WriteString("@id", address);
            json.WriteString("identifier", article.Id);
            json.WriteKnown("url", article.CanonicalUrl ?? article.Url);
            json.WriteKnown("headline", article.Headline);
            json.WriteKnown("abstract", article.Standfirst);
            json.WriteKnown("datePublished", TimeOf(article.PublishedAt, article.DatePublished));
            json.WriteKnown("dateModified", TimeOf(article.ModifiedAt, article.DateModified));
            json.WriteKnown("inLanguage", article.Language == Unknown ? null : article.Language);
            json.WriteKnown("dateline", DatelineOf(article));
            json.WriteObjects("author", article.Byline, name => WriteNamed(json, "Person", name));
            if (article.Outlet is { } outlet)
            {
                json.WriteObject("publisher", inner => WriteNamed(inner, "NewsMediaOrganization", outlet));
            }

            json.WriteNumber("wordCount", article.WordCount);
            json.WriteTexts("keywords", [.. article.Keywords.Select(static keyword => keyword.Text)]);
            json.WriteString("articleBody", article.Text);
            json.WriteObjects("mentions", article.Entities, entity => Write(json, entity));
            json.WriteObjects("hasPart", article.Quotations, quotation => Write(json, article, quotation));
            json.WriteObjects(
                "citation",
                article.CitedMedia.Select(static medium => medium.Name).Distinct(),
                medium => WriteNamed(json, "CreativeWork", medium)
            );
        });

    private static void Write(Utf8JsonWriter json, Entity entity)
    {
        WriteNamed(json, TypeOf(entity.Type), entity.Name);
        json.WriteTexts("alternateName", [.. entity.Aliases]);
        if (entity.Type == EntityType.Person)
        {
            json.WriteTexts("jobTitle", [.. entity.Roles]);
        }

        if (entity is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteObject(
                "geo",
                geo =>
                {
                    geo.WriteString("@type", "GeoCoordinates");
                    geo.WriteNumber("latitude", latitude);
                    geo.WriteNumber("longitude", longitude);
                }
            );
        }

        if (entity.Country is { } country)
        {
            json.WriteObject(
                "address",
                address =>
                {
                    address.WriteString("@type", "PostalAddress");
                    address.WriteString("addressCountry", country);
                }
            );
        }
    }

    private static void Write(Utf8JsonWriter json, ArticleMetadata article, Quotation quotation)
    {
        json.WriteString("@type", "Quotation");
        json.WriteString("text", quotation.Text);
        json.WriteKnown("dateCreated", quotation.Date);
        if (quotation.Speaker is { } speaker)
        {
            bool isKnown = quotation.SpeakerEntity is { } index && index >= 0 && index < article.Entities.Count;
            EntityType type = isKnown ? article.Entities[quotation.SpeakerEntity!.Value].Type : EntityType.Person;
            json.WriteObject("creator", inner => WriteNamed(inner, type == EntityType.Person ? "Person" : "Organization", speaker));
        }
    }

    private static void WriteNamed(Utf8JsonWriter json, string type, string name)
    {
        json.WriteString("@type", type);
        json.WriteString("name", name);
    }

    private static string TypeOf(EntityType type) =>
        type switch
        {
            EntityType.Person => "Person",
            EntityType.Organisation => "Organization",
            _ => "Place",
        };

    private static string? TimeOf(DateTimeOffset? time, DateOnly? day) =>
        time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) ?? day?.ToString("O", CultureInfo.InvariantCulture);

    private static string? DatelineOf(ArticleMetadata article) =>
        article.Dateline is { Start: >= 0 } dateline && dateline.Start + dateline.Length <= article.Text.Length
            ? article.Text.Substring(dateline.Start, dateline.Length)
            : null;
}
