using AngleSharp.Html.Dom;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>Reads an article from a page as saved from a news site.</summary>
internal static class HtmlReader
{
    /// <summary>Reads the page.</summary>
    /// <param name="html">The decoded page.</param>
    public static ArticleDraft Read(string html)
    {
        var draft = new ArticleDraft();
        using IHtmlDocument document = PageParser.Parse(html);
        PageMetadata.Read(document, draft);
        if (document.Body is not null)
        {
            PageTree page = PageTree.Read(document.Body);
            StoryLines.Read(page, MainText.Find(page, draft.StatedBody), draft);
        }

        return draft;
    }
}
