using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using Pipeline.Metadata;

namespace Pipeline.Functions.Http.Documents;

/// <summary>A document as the press agencies exchange news: IPTC ninjs 3.0 (https://iptc.org/standards/ninjs/).</summary>
internal static class Ninjs
{
    private const string Main = "main";
    private const int MostRelevant = 100;

    /// <summary>The document, UTF-8.</summary>
    /// <param name="article">The article.</param>
    public static byte[] Of(ArticleMetadata article) =>
        JsonDocumentWriter.Write(json =>
        {
            json.WriteString("uri", $"urn:pipeline:article:{article.Id}");
            json.WriteObject("standard", WriteStandard);
            json.WriteString("type", "text");
            json.WriteString("representationType", "full");
            json.WriteKnown("contentCreated", TimeOf(article.PublishedAt, article.DatePublished));
            json.WriteKnown("versionCreated", TimeOf(article.ModifiedAt, article.DateModified));
            json.WriteString("language", article.Language);
            json.WriteObjects("headlines", HeadlinesOf(article), headline => WriteText(json, headline.Role, headline.Text));
            json.WriteKnown("by", string.Join(", ", article.Byline));
            json.WriteKnown("located", article.Dateline?.Place);
            json.WriteObjects("bodies", [article], body => WriteBody(json, body));
            json.WriteObjects("people", Of(article, EntityType.Person), person => WriteNamed(json, person.Name));
            json.WriteObjects("organisations", Of(article, EntityType.Organisation), organisation => WriteNamed(json, organisation.Name));
            json.WriteObjects("places", Of(article, EntityType.Place), place => WritePlace(json, place));
            json.WriteObjects("subjects", article.Keywords, keyword => WriteSubject(json, keyword));
            json.WriteObjects("infoSources", SourcesOf(article), source => WriteSource(json, source));
            json.WriteObjects("altIds", AltIdsOf(article), id => WriteAltId(json, id));
        });

    private static void WriteStandard(Utf8JsonWriter json)
    {
        json.WriteString("name", "ninjs");
        json.WriteString("version", "3.0");
        json.WriteString("schema", "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json");
    }

    private static IEnumerable<(string Role, string Text)> HeadlinesOf(ArticleMetadata article)
    {
        if (article.Headline is { } headline)
        {
            yield return (Main, headline);
        }

        if (article.Standfirst is { } standfirst)
        {
            yield return ("subtitle", standfirst);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string role, string text)
    {
        json.WriteString("role", role);
        json.WriteString("contentType", MediaTypeNames.Text.Plain);
        json.WriteString("value", text);
    }

    private static void WriteBody(Utf8JsonWriter json, ArticleMetadata article)
    {
        WriteText(json, Main, article.Text);
        json.WriteNumber("charCount", article.Text.Length);
        json.WriteNumber("wordCount", article.WordCount);
    }

    private static void WriteNamed(Utf8JsonWriter json, string name)
    {
        json.WriteString("name", name);
        json.WriteString("rel", "mentions");
    }

    private static void WritePlace(Utf8JsonWriter json, Entity place)
    {
        WriteNamed(json, place.Name);
        if (place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteObject(
                "geoJSON",
                point =>
                {
                    point.WriteString("type", "Point");
                    point.WriteStartArray("coordinates");
                    point.WriteNumberValue(longitude);
                    point.WriteNumberValue(latitude);
                    point.WriteEndArray();
                }
            );
        }
    }

    private static void WriteSubject(Utf8JsonWriter json, Keyword keyword)
    {
        json.WriteString("name", keyword.Text);
        json.WriteString("rel", "about");
        json.WriteNumber("relevance", (int)Math.Round(Math.Clamp(keyword.Score, 0, 1) * MostRelevant));
    }

    private static IEnumerable<(string Role, string Name)> SourcesOf(ArticleMetadata article)
    {
        if (article.Outlet is { } outlet)
        {
            yield return ("publisher", outlet);
        }

        if (article.Dateline?.Agency is { } agency)
        {
            yield return ("originator", agency);
        }

        foreach (string medium in article.CitedMedia.Select(static medium => medium.Name).Distinct())
        {
            yield return ("cited", medium);
        }
    }

    private static void WriteSource(Utf8JsonWriter json, (string Role, string Name) source)
    {
        json.WriteString("name", source.Name);
        json.WriteString("role", source.Role);
    }

    private static IEnumerable<(string Role, string Value)> AltIdsOf(ArticleMetadata article)
    {
        yield return ("name", article.Source.Name);
        if ((article.CanonicalUrl ?? article.Url) is { } address)
        {
            yield return ("url", address);
        }
    }

    private static void WriteAltId(Utf8JsonWriter json, (string Role, string Value) id)
    {
        json.WriteString("role", id.Role);
        json.WriteString("value", id.Value);
    }

    private static IEnumerable<Entity> Of(ArticleMetadata article, EntityType type) =>
        article.Entities.Where(entity => entity.Type == type);

    // The standard knows times only: a day begins at midnight.
    private static string? TimeOf(DateTimeOffset? time, DateOnly? day) =>
        (time ?? (day is { } known ? new DateTimeOffset(known, TimeOnly.MinValue, TimeSpan.Zero) : null))?.ToString(
            "yyyy-MM-dd'T'HH:mm:sszzz",
            CultureInfo.InvariantCulture
        );
}
