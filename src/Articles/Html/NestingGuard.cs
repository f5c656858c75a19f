using System.Buffers;
using System.Collections.Frozen;

namespace Pipeline.Articles.Html;

/// <summary>Measures how deep markup nests before a parser builds a tree of it: a tree builder's work grows with depth × size.</summary>
internal static class NestingGuard
{
    private const int LongestName = 16;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:");
    private static readonly FrozenSet<string> RawText = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "script", "style", "textarea", "title", "noembed", "noframes", "xmp");
    private static readonly FrozenSet<string> Void = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "br", "img", "meta", "link", "input", "hr", "wbr", "source", "area", "base", "col", "embed", "param", "track");

    private static readonly FrozenSet<string> Containers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ["a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "button", "caption", "center", "cite", "code", "del", "details", "dfn", "dialog", "dir", "div", "dl", "em", "fieldset", "figcaption", "figure",
            "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "i", "ins", "kbd", "label", "legend", "main", "map", "mark", "math", "menu", "meter", "nav", "nobr", "noscript", "object", "ol", "output", "picture", "pre",
            "progress", "q", "ruby", "s", "samp", "section", "select", "small", "span", "strike", "strong", "sub", "summary", "sup", "svg", "table", "template", "time", "tt", "u", "ul", "var", "video"]);

    // A second <p>, <li> or <td> closes the first: only their lists and tables nest.
    private static readonly FrozenSet<string> OptionalEnd = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot", "html", "head", "body");

    /// <summary>The largest number of elements that are open at once, end tags that may be left out not counted as open.</summary>
    /// <param name="html">The page.</param>
    public static int Depth(ReadOnlySpan<char> html)
    {
        // One counter per element name: an end tag closes its own name only, so stray end tags of others cannot hide a bottomless pit.
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = open.GetAlternateLookup<ReadOnlySpan<char>>();
        (int depth, int deepest) = (0, 0);
        for (int at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<'))
        {
            html = html[(at + 1)..];
            if (html.StartsWith("!--", StringComparison.Ordinal))
            {
                int end = html.IndexOf("-->", StringComparison.Ordinal);
                html = end < 0 ? [] : html[end..];
                continue;
            }

            bool closes = html[0] == '/';
            if (closes)
                html = html[1..];

            int length = html.IndexOfAnyExcept(NameCharacters);
            ReadOnlySpan<char> name = html[..Math.Min(length < 0 ? html.Length : length, LongestName)];
            if (name.IsEmpty || !char.IsAsciiLetter(name[0]) || Has(Void, name))
                continue;

            int count = names.TryGetValue(name, out int known) ? known : 0;
            if (closes)
            {
                if (count > 0)
                {
                    names[name] = count - 1;
                    depth--;
                }

                continue;
            }

            if (Has(RawText, name))
            {
                html = AfterRawText(html, name);
                continue;
            }

            if (!Has(OptionalEnd, name) && !(IsSelfClosed(html) && !Has(Containers, name)))
            {
                names[name] = count + 1;
                deepest = Math.Max(deepest, ++depth);
            }
        }

        return deepest;
    }

    // <path/> is closed, and <div/> is an open div: HTML knows self-closing tags in SVG and MathML only.
    private static bool IsSelfClosed(ReadOnlySpan<char> tag)
    {
        int end = tag.IndexOf('>');
        return end > 0 && tag[end - 1] == '/';
    }

    private static ReadOnlySpan<char> AfterRawText(ReadOnlySpan<char> html, ReadOnlySpan<char> name)
    {
        while (true)
        {
            int end = html.IndexOf("</", StringComparison.Ordinal);
            if (end < 0)
                return [];

            html = html[(end + 2)..];
            if (html.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return html;
        }
    }

    private static bool Has(FrozenSet<string> names, ReadOnlySpan<char> name) => names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
