using AngleSharp.Html.Dom;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>Reads an article from a page as saved from a news site.</summary>
internal static class HtmlReader
{
    /// <summary>Reads the page.</summary>
    /// <param name="html">The decoded page.</param>
    /// <param name="limits">How deep it may nest.</param>
    /// <exception cref="TooDeepException">It nests deeper, or asks for too much work.</exception>
    public static ArticleDraft Read(string html, ArticleLimits limits)
    {
        var draft = new ArticleDraft();
        using IHtmlDocument document = PageParser.Parse(html, limits);
        var meta = new MetaTags(document);
        JsonLd.Read(document, [.. meta.Each("og:title", "twitter:title"), document.Title ?? ""], draft);
        PageMetadata.Read(document, meta, draft);
        if (document.Body is null)
        {
            return draft;
        }

        var page = PageTree.Read(document.Body);
        var main = MainText.Find(page, draft.StatedBody);
        HeadlineFinder.Read(page, main, meta, document.Title, draft);
        FurtherStories.Mark(page, main, draft);
        DateFinder.Read(page, main, meta, draft);
        BylineFinder.Read(page, main, meta, document.Title, draft);
        StoryLines.Read(page, main, document, limits, draft);
        return draft;
    }
}
