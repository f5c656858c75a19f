using System.Buffers;
using System.Collections.Frozen;

namespace Pipeline.Articles.Html;

/// <summary>
/// Follows the tags of a page without building a tree, to know beforehand what a tree would cost: HTML lets a few bytes reopen hundreds of
/// unclosed formatting elements in every paragraph, and makes an end tag that closes nothing search everything that is open.
/// </summary>
internal sealed class NestingGuard
{
    // Elements touched beyond one for each tag. A page of a large site stays below 100,000; a second of a parser's work is some millions.
    private const long MostWork = 4_000_000;
    private const int LongestName = 16;
    private const int LongestTag = 20_000;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:"
    );

    private static readonly FrozenSet<string> RawText = Names(
        "script",
        "style",
        "textarea",
        "title",
        "noembed",
        "noframes",
        "xmp",
        "iframe"
    );

    private static readonly FrozenSet<string> Void = Names(
        "br",
        "img",
        "meta",
        "link",
        "input",
        "hr",
        "wbr",
        "source",
        "area",
        "base",
        "col",
        "embed",
        "param",
        "track",
        "keygen",
        "frame",
        "basefont",
        "bgsound"
    );

    // Closed by the next of their kind or by their parent's end, so never deeper than their parents.
    private static readonly FrozenSet<string> ImpliedEnd = Names(
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "rt",
        "rp",
        "html",
        "head",
        "body"
    );

    private static readonly FrozenSet<string> TableParts = Names("td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup");

    // What an end tag of another name does not reach beyond.
    private static readonly FrozenSet<string> Boundaries = Names(
        "table",
        "td",
        "th",
        "caption",
        "button",
        "marquee",
        "object",
        "applet",
        "template",
        "select",
        "svg",
        "math"
    );

    // Reopened in the next paragraph where they were not closed.
    private static readonly FrozenSet<string> Formatting = Names(
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u"
    );

    private readonly List<string> _open = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.OrdinalIgnoreCase);
    private int _formatting;
    private int _foreign;
    private int _deepest;
    private long _work;

    private NestingGuard() { }

    /// <summary>Checks a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="limits">How deep it may nest.</param>
    /// <exception cref="TooDeepException">It nests deeper, or asks for too much work.</exception>
    public static void Check(ReadOnlySpan<char> html, ArticleLimits limits)
    {
        int deepest = Depth(html, limits.MaxNesting, out long work);
        if (deepest > limits.MaxNesting)
        {
            throw new TooDeepException(
                new Rejection(
                    "too-deep",
                    $"The markup nests more than {limits.MaxNesting} levels deep, the limit. Upload the text alone, or raise the limit."
                )
            );
        }

        if (work > MostWork)
        {
            throw new TooDeepException(
                new Rejection(
                    "malformed-html",
                    "The markup has tags without end that would have to be repeated millions of times. "
                        + "Save the page anew from a browser, or upload the text alone."
                )
            );
        }
    }

    /// <summary>How many elements are open at once, at most.</summary>
    /// <param name="html">The page.</param>
    /// <param name="most">Where counting may stop.</param>
    /// <param name="work">How many elements the tags touch beyond their own.</param>
    public static int Depth(ReadOnlySpan<char> html, int most, out long work)
    {
        var guard = new NestingGuard();
        guard.Read(html, most);
        work = guard._work;
        return guard._deepest;
    }

    private void Read(ReadOnlySpan<char> html, int most)
    {
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        bool commentsEnd = true;
        for (int at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length && _deepest <= most && _work <= MostWork; at = html.IndexOf('<'))
        {
            html = html[(at + 1)..];
            if (html.StartsWith("!--", StringComparison.Ordinal))
            {
                // Once no comment ends any more, none after it does.
                int end = commentsEnd ? html.IndexOf("-->", StringComparison.Ordinal) : -1;
                commentsEnd = end >= 0;
                html = end < 0 ? html["!--".Length..] : html[end..];
                continue;
            }

            html = ReadTag(html, counts);
        }
    }

    // Reads the tag whose “<” stands before the text; returns what follows its name, or the text that it makes raw.
    private ReadOnlySpan<char> ReadTag(ReadOnlySpan<char> html, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts)
    {
        bool closes = html[0] == '/';
        if (closes)
        {
            html = html[1..];
        }

        int length = html.IndexOfAnyExcept(NameCharacters);
        ReadOnlySpan<char> name = html[..Math.Min(length < 0 ? html.Length : length, LongestName)];
        if (name.IsEmpty || !char.IsAsciiLetter(name[0]) || Has(Void, name) || Has(ImpliedEnd, name))
        {
            _work += _formatting;
            return html;
        }

        if (!closes && _foreign == 0 && Has(RawText, name))
        {
            return AfterRawText(html, name);
        }

        if (!counts.TryGetValue(name, out string? known, out int count))
        {
            known = name.ToString().ToLowerInvariant();
            _counts[known] = count = 0;
        }

        if (closes)
        {
            Close(known, count);
        }
        else if (!(_foreign > 0 && IsSelfClosed(html)))
        {
            Open(known);
        }

        return html;
    }

    private void Open(string name)
    {
        // A cell ends the cell before it, a row the row before it.
        if (TableParts.Contains(name) && _counts.GetValueOrDefault("table") > 0)
        {
            while (
                _open[^1] != "table"
                && !((_open[^1] is "tbody" or "thead" or "tfoot") && (name is "tr" or "td" or "th"))
                && !(_open[^1] == "tr" && (name is "td" or "th"))
                && (TableParts.Contains(_open[^1]) || !Boundaries.Contains(_open[^1]))
            )
            {
                Pop();
            }
        }

        _open.Add(name);
        _counts[name]++;
        _foreign += name is "svg" or "math" ? 1 : 0;
        _formatting += Formatting.Contains(name) ? 1 : 0;
        _work += _formatting;
        _deepest = Math.Max(_deepest, _open.Count + _formatting);
    }

    private void Close(string name, int count)
    {
        if (count == 0)
        {
            // Formatting whose element was closed over its head is still reopened until its own end tag comes.
            if (Formatting.Contains(name) && _formatting > 0)
            {
                _formatting--;
            }
            else
            {
                _work += _open.Count + _formatting;
            }

            return;
        }

        int at = _open.Count - 1;
        while (_open[at] != name && !Boundaries.Contains(_open[at]))
        {
            at--;
        }

        if (_open[at] != name)
        {
            _work += _open.Count - at;
            return;
        }

        while (_open.Count > at + 1)
        {
            Pop();
        }

        Pop();
        _formatting -= Formatting.Contains(name) && _formatting > 0 ? 1 : 0;
    }

    private void Pop()
    {
        string name = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _counts[name]--;
        _foreign -= name is "svg" or "math" ? 1 : 0;
    }

    // <path/> is closed, and <div/> is an open div: HTML knows self-closing tags in SVG and MathML only.
    private static bool IsSelfClosed(ReadOnlySpan<char> tag)
    {
        int end = tag[..Math.Min(tag.Length, LongestTag)].IndexOf('>');
        return end > 0 && tag[end - 1] == '/';
    }

    private static ReadOnlySpan<char> AfterRawText(ReadOnlySpan<char> html, ReadOnlySpan<char> name)
    {
        while (true)
        {
            int end = html.IndexOf("</", StringComparison.Ordinal);
            if (end < 0)
            {
                return [];
            }

            html = html[(end + 2)..];
            if (html.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return html;
            }
        }
    }

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool Has(FrozenSet<string> names, ReadOnlySpan<char> name) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
