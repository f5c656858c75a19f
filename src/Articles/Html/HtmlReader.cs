using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
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
        using IHtmlDocument document = new HtmlParser().ParseDocument(html);
        PageMetadata.Read(document, draft);

        using var reader = new SmartReader.Reader("https://page.invalid/", html);
        SmartReader.Article found = reader.GetArticle();
        draft.Headline ??= found.Title;
        if (found.Content is { Length: > 0 } content)
        {
            using IHtmlDocument main = new HtmlParser().ParseDocument(content);
            if (main.Body is not null)
                DomBlocks.Read(main.Body, draft.Blocks);
        }

        if (draft.Blocks.Count == 0 && document.Body is not null)
            DomBlocks.Read(document.Body, draft.Blocks);

        return draft;
    }
}
