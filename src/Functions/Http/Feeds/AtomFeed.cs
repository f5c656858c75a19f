using System.ServiceModel.Syndication;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Pipeline.Catalog.Queries;
using Pipeline.Functions.Http.Lists;

namespace Pipeline.Functions.Http.Feeds;

/// <summary>Writes the page of a query as an Atom feed (RFC 4287): whoever subscribes to it is told what comes.</summary>
internal static class AtomFeed
{
    private const string Alternate = "alternate";
    private const string Json = "application/json";
    private const string Atom = ListFormats.Atom;
    private const int TitleLength = 120;

    /// <summary>A feed of articles.</summary>
    /// <param name="request">The query.</param>
    /// <param name="page">The articles.</param>
    public static byte[] OfArticles(HttpRequest request, Page<ArticleSummary> page) =>
        Write(request, "Articles", page.Continuation, page.Items, article => EntryOf(request, article));

    /// <summary>A feed of quotations.</summary>
    /// <param name="request">The query.</param>
    /// <param name="page">The quotations.</param>
    public static byte[] OfQuotations(HttpRequest request, Page<QuotationHit> page) =>
        Write(request, "Quotations", page.Continuation, page.Items, hit => EntryOf(request, hit));

    /// <summary>What is listed, and under which conditions: “Articles: person=Tokayev, q=coup”.</summary>
    private static string TitleOf(string listed, HttpRequest request)
    {
        IEnumerable<string> conditions = request
            .QueryParameters()
            .Where(static parameter => parameter.Key is not ("format" or "limit" or "continuation"))
            .Select(static parameter => $"{parameter.Key}={parameter.Value}");
        return SafeXml.Clean($"{listed}: {string.Join(", ", conditions)}".TrimEnd(' ', ':'));
    }

    private static byte[] Write<T>(
        HttpRequest request,
        string title,
        string? continuation,
        IReadOnlyList<T> items,
        Func<T, SyndicationItem> entryOf
    )
    {
        SyndicationItem[] entries = [.. items.Select(entryOf)];
        var self = new Uri(request.PublicAddress(request.Path + request.WithoutKeys()));
        var feed = new SyndicationFeed(
            TitleOf(title, request),
            "What a query of the archive finds, the newest first.",
            null,
            self.AbsoluteUri,
            entries.Select(static entry => entry.LastUpdatedTime).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()
        )
        {
            Items = entries,
            Authors = { new SyndicationPerson { Name = "Pipeline" } },
            Links = { SyndicationLink.CreateSelfLink(self, Atom) },
        };
        if (continuation is not null)
        {
            feed.Links.Add(new SyndicationLink(new Uri(request.PublicAddress(request.NextPage(continuation))), "next", null, Atom, 0));
        }

        using var body = new MemoryStream();
        using (XmlWriter xml = SafeXml.WriterOf(body))
        {
            feed.GetAtom10Formatter().WriteTo(xml);
        }

        return body.ToArray();
    }

    private static SyndicationItem EntryOf(HttpRequest request, ArticleSummary article)
    {
        SyndicationItem entry = EntryOf(request, article, $"urn:pipeline:article:{article.Id}", article.Headline ?? article.Name);
        entry.Summary = article.Lead is { } lead ? new TextSyndicationContent(SafeXml.Clean(lead)) : null;
        foreach (string name in article.People.Concat(article.Organisations).Concat(article.Places))
        {
            entry.Categories.Add(new SyndicationCategory(SafeXml.Clean(name)));
        }

        return entry;
    }

    private static SyndicationItem EntryOf(HttpRequest request, QuotationHit hit)
    {
        string words = hit.Quotation.Text.Length <= TitleLength ? hit.Quotation.Text : $"{hit.Quotation.Text[..TitleLength]}…";
        string title = hit.Quotation.Speaker is { } speaker ? $"{speaker}: {words}" : words;
        SyndicationItem entry = EntryOf(request, hit.Article, $"urn:pipeline:article:{hit.Article.Id}:quotation:{hit.Index}", title);
        entry.Summary = new TextSyndicationContent(SafeXml.Clean(hit.Quotation.Text));
        return entry;
    }

    private static SyndicationItem EntryOf(HttpRequest request, ArticleSummary article, string id, string title)
    {
        var entry = new SyndicationItem
        {
            Id = id,
            Title = new TextSyndicationContent(SafeXml.Clean(title)),
            LastUpdatedTime = article.Uploaded,
            Links = { new SyndicationLink(new Uri(request.PublicAddress($"/api/articles/{article.Id}")), Alternate, null, Json, 0) },
        };
        if (article.DatePublished is { } day)
        {
            entry.PublishDate = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        }

        if (article.Source is { } source)
        {
            entry.Authors.Add(new SyndicationPerson { Name = SafeXml.Clean(source) });
        }

        return entry;
    }
}
