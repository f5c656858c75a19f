using System.Net;
using System.Text.RegularExpressions;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.Html;

/// <summary>Reads what feeds and exports carry as a string: plain text, or markup, escaped once too often or not.</summary>
internal static partial class EscapedMarkup
{
    // “&amp;lt;p&amp;gt;” was escaped twice by one program; what was escaped more often is about markup.
    private const int MostEscapes = 3;

    /// <summary>Adds the blocks of a body to a draft.</summary>
    /// <param name="body">The string.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="limits">How deep markup in it may nest.</param>
    /// <exception cref="TooDeepException">It nests deeper, or asks for too much work.</exception>
    public static void ReadBody(string body, ArticleDraft draft, ArticleLimits limits)
    {
        string plain = Unescaped(body);
        if (IsMarkup(plain))
        {
            HtmlFragment.Read(plain, draft, limits);
        }
        else
        {
            draft.Blocks.AddRange(PlainTextReader.ReadBody(plain));
        }
    }

    /// <summary>The words of a title: references resolved, tags left out.</summary>
    /// <param name="title">The title.</param>
    /// <param name="limits">How deep markup in it may nest.</param>
    public static string ReadTitle(string title, ArticleLimits limits)
    {
        string plain = Unescaped(title);
        if (!IsMarkup(plain))
        {
            return plain;
        }

        var draft = new ArticleDraft();
        HtmlFragment.Read(plain, draft, limits);
        return draft.Blocks.Count > 0 ? string.Join(' ', draft.Blocks.Select(block => block.Raw)) : plain;
    }

    /// <summary>Whether a text is markup and not prose with a “&lt;” in it.</summary>
    /// <param name="text">The text.</param>
    public static bool IsMarkup(string text) => text.Contains('<') && MarkupPattern().IsMatch(text);

    private static string Unescaped(string text)
    {
        for (int i = 0; i < MostEscapes && text.Contains('&') && !IsMarkup(text); i++)
        {
            string decoded = WebUtility.HtmlDecode(text);
            if (decoded == text)
            {
                break;
            }

            text = decoded;
        }

        return text;
    }

    // An opening tag at the start, the end of an element, or an element that has none: prose that names “<b>” has no such pair.
    [GeneratedRegex(
        @"^\s*<(?:[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|!--)"
            + @"|</(?:p|div|span|a|b|i|u|em|strong|sup|sub|small|h[1-6]|ul|ol|li|blockquote|q|cite"
            + @"|figure|figcaption|table|tr|td|section|article|abbr|font|time|mark|code|pre)\s*>"
            + @"|<(?:br|hr|p|img)\s*/?>|<(?:img|p|a|div|span)\s[a-z-]+\s*=",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex MarkupPattern();
}
