using AngleSharp.Dom;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.Html;

/// <summary>Reads what a page says of itself: JSON-LD, Open Graph and other meta elements, <c>time</c>.</summary>
internal static class PageMetadata
{
    /// <summary>Fills the draft's headline, date, byline, outlet and addresses.</summary>
    /// <param name="document">The page.</param>
    /// <param name="draft">The draft.</param>
    public static void Read(IDocument document, ArticleDraft draft)
    {
        JsonLd.Read(document, draft);
        draft.DeclaredLanguage = document.DocumentElement.GetAttribute("lang");
        draft.Headline ??= Meta(document, "og:title") ?? document.QuerySelector("h1")?.TextContent ?? document.Title;
        draft.Standfirst ??= Meta(document, "og:description");
        draft.Outlet ??= Meta(document, "og:site_name");
        draft.CanonicalUrl ??= document.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
        foreach (string name in (ReadOnlySpan<string>)["article:published_time", "datePublished", "date", "dc.date", "pubdate"])
            draft.Published ??= Find(Meta(document, name));

        draft.Published ??= Find(document.QuerySelector("time[datetime]")?.GetAttribute("datetime")) ?? Find(document.QuerySelector("time")?.TextContent);
        if (draft.Byline.Count == 0)
            draft.Byline.AddRange(BylineReader.ReadNames(Meta(document, "author") ?? document.QuerySelector("[rel=author],[itemprop=author],.byline,.author")?.TextContent, strict: false));
    }

    private static string? Meta(IDocument document, string name)
    {
        foreach (IElement meta in document.Head?.QuerySelectorAll("meta") ?? document.QuerySelectorAll("meta"))
        {
            string? key = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase) && meta.GetAttribute("content") is { Length: > 0 } content)
                return content;
        }

        return null;
    }

    private static PublicationDate? Find(string? text) => DateReader.TryFind(text, out PublicationDate date) ? date : null;
}
