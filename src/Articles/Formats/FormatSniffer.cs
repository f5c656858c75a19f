using System.Text.RegularExpressions;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.Formats;

/// <summary>
/// Tells the format of a decoded file: by its content where that is plain, else by its name, else by its declared media type.
/// </summary>
internal static partial class FormatSniffer
{
    private const int Prefix = 4096;

    /// <summary>The format.</summary>
    /// <param name="text">The decoded file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="contentType">Its declared media type.</param>
    public static FileFormat Sniff(string text, string name, string? contentType)
    {
        int start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || CleanText.IsDropped(text[start])))
        {
            start++;
        }

        string head = text.Substring(start, Math.Min(text.Length - start, Prefix));
        string extension = Path.GetExtension(name).ToLowerInvariant();
        string type = MediaType.Essence(contentType);
        return head switch
        {
            _ when head.StartsWith("WARC/1.", StringComparison.Ordinal) => FileFormat.Batch,
            ['<', ..] when Markup(head) is FileFormat markup => markup,
            ['{' or '[', ..] when IsNamedJson(extension, type) || JsonPattern().IsMatch(head) => IsJsonLines(text.AsSpan(start))
                ? FileFormat.Batch
                : FileFormat.Json,
            _ when IsNamedHtml(extension, type) && TagPattern().IsMatch(head) => FileFormat.Html,
            _ when IsNamedMarkdown(extension, type) => FileFormat.Markdown,
            _ when FrontMatterPattern().IsMatch(head) || MarkdownPattern().Count(head) >= 3 => FileFormat.Markdown,
            _ => FileFormat.Text,
        };
    }

    private static FileFormat? Markup(string head) =>
        XmlPattern().IsMatch(head) ? FileFormat.Xml
        : HtmlPattern().IsMatch(head) ? FileFormat.Html
        : head.StartsWith("<?xml", StringComparison.Ordinal) ? FileFormat.Xml
        : null;

    private static bool IsNamedJson(string extension, string type) =>
        extension is ".json" or ".jsonld" or ".jsonl" or ".ndjson" || type.EndsWith("json", StringComparison.Ordinal);

    private static bool IsNamedHtml(string extension, string type) =>
        extension is ".html" or ".htm" or ".xhtml" || type is "text/html" or "application/xhtml+xml";

    private static bool IsNamedMarkdown(string extension, string type) =>
        extension is ".md" or ".markdown" or ".mdown" || type == "text/markdown";

    // A second line that opens a second document, where the first line closed the first.
    private static bool IsJsonLines(ReadOnlySpan<char> text)
    {
        int end = text.IndexOf('\n');
        if (end < 0 || text[0] != '{' || !text[..end].TrimEnd().EndsWith("}", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> second = text[(end + 1)..].TrimStart();
        return second.StartsWith("{", StringComparison.Ordinal) && (second.Length == 1 || second[1..].TrimStart() is ['"' or '}', ..]);
    }

    [GeneratedRegex(
        @"^(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|"
            + @"<!DOCTYPE\s+(?:nitf|rss|newsml)[^>\[]*(?:\[[^\]]*\]\s*)?>\s*|<\?[^>]*>\s*)*"
            + @"<(?:[a-z0-9]+:)?(?:newsItem|newsMessage|packageItem|nitf|NewsML|rss|feed|RDF)[\s>/]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex XmlPattern();

    [GeneratedRegex(
        @"^(?:\s|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->)*"
            + @"<(?:!doctype\s+html|html|head|body|article|main|div|section|header|nav|p|h1|h2|meta|"
            + @"title|script|link|style|table|span|base|center|font|iframe|noscript|svg|a|b|i|ul)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex HtmlPattern();

    [GeneratedRegex(@"^(?:\{\s*""|\[\s*\{\s*""|\{\s*\}|\[\s*\])", RegexOptions.CultureInvariant)]
    private static partial Regex JsonPattern();

    [GeneratedRegex(@"<[a-z][a-z0-9]*[\s/>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();

    [GeneratedRegex(
        @"^---[ \t]*\r?\n(?:[A-Za-z_][\w -]{0,30}:[^\n]*\n|[ \t]+[^\n]*\n"
            + @"|-[ \t][^\n]*\n|\r?\n|#[^\n]*\n){1,60}(?:---|\.\.\.)[ \t]*\r?(?:\n|$)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex FrontMatterPattern();

    // Headings, links and images: what prose does not have. Emphasis and lists are too common in plain text to tell.
    [GeneratedRegex(
        @"^#{1,6} \S|(?<!\w)!?\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)|^```",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex MarkdownPattern();
}
