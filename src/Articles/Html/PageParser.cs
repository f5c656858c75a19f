using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Pipeline.Articles.Html;

/// <summary>Parses pages into a document that has what an article's reader needs and no more.</summary>
internal static class PageParser
{
    private static readonly HtmlParserOptions Options = new()
    {
        SkipComments = true,
        SkipRawText = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = IsRead,
    };

    /// <summary>Parses a page.</summary>
    /// <param name="html">The decoded page.</param>
    /// <param name="limits">How deep it may nest.</param>
    /// <exception cref="TooDeepException">It nests deeper, or asks for too much work.</exception>
    public static IHtmlDocument Parse(string html, ArticleLimits limits)
    {
        NestingGuard.Check(html, limits);
        return new HtmlParser(Options).ParseDocument(html.AsMemory());
    }

    private static bool IsRead(ref StructHtmlToken token, ReadOnlyMemory<char> name) =>
        name.Span
            is "class"
                or "id"
                or "href"
                or "rel"
                or "property"
                or "name"
                or "content"
                or "itemprop"
                or "itemtype"
                or "datetime"
                or "type"
                or "lang"
                or "role"
                or "style"
                or "hidden"
                or "alt"
                or "aria-hidden"
                or "aria-label"
                or "http-equiv"
                or "charset"
                or "data-testid"
                or "data-component"
                or "data-qa"
                or "title";
}
