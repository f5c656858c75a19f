using System.Text.RegularExpressions;

namespace Pipeline.Articles.Formats;

/// <summary>Tells HTML from text that merely has a “&lt;” in it.</summary>
internal static partial class HtmlSniffer
{
    private const int Prefix = 4096;

    /// <summary>Whether the file is HTML: by its first tags, and where they could be prose, by its name or declared type.</summary>
    /// <param name="text">The decoded file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="contentType">Its declared media type.</param>
    public static bool LooksLikeHtml(string text, string name, string? contentType)
    {
        string head = text[..Math.Min(text.Length, Prefix)];
        if (StartPattern().IsMatch(head))
            return true;

        bool named = Path.GetExtension(name.AsSpan()) is ".html" or ".htm" or ".xhtml" || MediaType.Essence(contentType) is "text/html" or "application/xhtml+xml";
        return named && AnyTagPattern().IsMatch(head);
    }

    [GeneratedRegex(@"^(?:\s|<\?xml[^>]*>|<!--[^>]*-->)*<(?:!doctype\s+html|html|head|body|article|main|div|section|header|p|h1|meta|title|script|link|style|table)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StartPattern();

    [GeneratedRegex(@"<[a-z][a-z0-9]*[\s/>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyTagPattern();
}
