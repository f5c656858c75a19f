using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.Html;

/// <summary>A page as lines of text under numbered elements: all later passes are loops over two lists.</summary>
internal sealed class PageTree
{
    private static readonly FrozenSet<string> Skipped = FrozenSet.Create(
        StringComparer.Ordinal,
        "script",
        "style",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
        "textarea",
        "input",
        "head",
        "map",
        "dialog",
        "progress",
        "meter"
    );

    private static readonly FrozenSet<string> BlockTags = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "ul",
            "ol",
            "blockquote",
            "figure",
            "figcaption",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "nav",
            "aside",
            "table",
            "tbody",
            "thead",
            "tfoot",
            "tr",
            "td",
            "th",
            "caption",
            "pre",
            "dl",
            "dt",
            "dd",
            "hr",
            "address",
            "form",
            "fieldset",
            "details",
            "summary",
            "body",
            "center",
            "hgroup",
            "amp-img",
            "legend",
            "button",
        ]
    );

    private const int LevelsToFigure = 4;

    private readonly List<PageElement> _elements = [];
    private readonly List<PageLine> _lines = [];
    private readonly StringBuilder _text = new();
    private int _linkLength;
    private int _links;
    private int _inner = -1;
    private int _lastText = -1;

    private PageTree() { }

    /// <summary>The elements in document order. The first is the root.</summary>
    public IReadOnlyList<PageElement> Elements => _elements;

    /// <summary>The lines in document order.</summary>
    public IReadOnlyList<PageLine> Lines => _lines;

    /// <summary>Reads an element and all below it.</summary>
    /// <param name="root">The element.</param>
    public static PageTree Read(IElement root)
    {
        var tree = new PageTree();
        tree.Walk(root);
        return tree;
    }

    // A loop, not recursion: how deep a page nests is the page's choice. Children by their place: asking a node for its sibling searches
    // its parent.
    private void Walk(IElement root)
    {
        var path = new Stack<(INodeList Children, int Next)>();
        int current = Open(root, -1, isBlock: true);
        path.Push((root.ChildNodes, 0));
        while (path.TryPop(out (INodeList Children, int Next) at))
        {
            if (at.Next == at.Children.Length)
            {
                // The root's own end is that of the page.
                if (path.Count > 0)
                {
                    current = Close(current);
                }

                continue;
            }

            path.Push((at.Children, at.Next + 1));
            INode node = at.Children[at.Next];
            if (node is IText words)
            {
                Append(words.Data, current);
            }
            else if (node is IElement { LocalName: "br" })
            {
                ReadBreak(at.Children, at.Next, current);
            }
            else if (node is IElement element && !Skipped.Contains(element.LocalName))
            {
                current = Enter(element, current);
                path.Push((element.ChildNodes, 0));
            }
        }

        Flush(current);
        _elements[0].End = _elements.Count;
        _elements[0].EndLine = _lines.Count;
    }

    private int Enter(IElement element, int parent)
    {
        bool isBlock =
            BlockTags.Contains(element.LocalName)
            || InlineStyle.Value(element.GetAttribute("style"), "display") is "block" or "flex" or "grid" or "table" or "list-item";
        if (isBlock)
        {
            Flush(parent);
        }

        _links += element.LocalName == "a" ? 1 : 0;
        return Open(element, parent, isBlock);
    }

    private int Open(IElement element, int parent, bool isBlock)
    {
        // A figure may well be a table of the story.
        if (element.LocalName == "table")
        {
            for ((int at, int level) = (parent, 0); at > 0 && level < LevelsToFigure; at = _elements[at].Parent, level++)
            {
                _elements[at].Own &= _elements[at].Tag == "figure" ? ~(Scope.Media | Scope.Caption) : ~Scope.None;
            }
        }

        _elements.Add(
            new PageElement
            {
                Element = element,
                Parent = parent,
                IsBlock = isBlock,
                FirstLine = _lines.Count,
                Own = ElementScopes.Of(element),
            }
        );
        return _elements.Count - 1;
    }

    private int Close(int current)
    {
        PageElement element = _elements[current];
        if (element.IsBlock)
        {
            Flush(current);
        }

        if (element.Tag == "a")
        {
            _links--;
        }

        element.End = _elements.Count;
        element.EndLine = _lines.Count;
        return element.Parent;
    }

    private void Append(string words, int current)
    {
        // Style sheets set “Jane Doe” and “Twitter” apart where the markup does not.
        if (words.Length > 0 && _text.Length > 0 && _lastText != current && IsSeam(words[0]))
        {
            _text.Append(' ');
        }

        _lastText = current;
        _text.Append(words);
        ReadOnlySpan<char> solid = words.AsSpan().Trim();
        if (solid.IsEmpty)
        {
            return;
        }

        _inner = _inner < 0 ? current : CommonAncestor(_inner, current);
        if (_links > 0)
        {
            _linkLength += solid.Length;
        }
    }

    // “Jane Doe” “Twitter”; “… came.” “(Photo: AP)”; “… in June.” “Entries …”.
    private bool IsSeam(char next)
    {
        char last = _text[^1];
        bool ends = last is '.' or '!' or '?' or ')' or '”' && _text.Length > 1 && (char.IsLower(_text[^2]) || char.IsDigit(_text[^2]));
        return char.IsUpper(next) ? char.IsLower(last) || char.IsDigit(last) || ends : ends && next is '(' or '“';
    }

    // Numbers grow downwards, so the larger of two is never the ancestor.
    private int CommonAncestor(int a, int b)
    {
        while (a != b)
        {
            if (a > b)
            {
                a = _elements[a].Parent;
            }
            else
            {
                b = _elements[b].Parent;
            }
        }

        return a;
    }

    // Two breaks in a row end a paragraph, one is white space.
    private void ReadBreak(INodeList siblings, int at, int current)
    {
        int next = at + 1;
        while (next < siblings.Length && siblings[next] is IText { Data: string words } && string.IsNullOrWhiteSpace(words))
        {
            next++;
        }

        if (next < siblings.Length && siblings[next] is IElement { LocalName: "br" })
        {
            Flush(current);
        }
        else
        {
            _text.Append('\n');
        }
    }

    private void Flush(int current)
    {
        if (_text.Length == 0)
        {
            return;
        }

        string clean = CleanText.Line(_text.ToString());
        _text.Clear();
        if (clean.Length > 0)
        {
            int owner = current;
            while (owner > 0 && !_elements[owner].IsBlock)
            {
                owner = _elements[owner].Parent;
            }

            _lines.Add(
                new PageLine
                {
                    Text = clean,
                    Owner = owner,
                    Inner = Math.Max(owner, _inner),
                    Kind = KindOf(owner),
                    LinkLength = Math.Min(_linkLength, clean.Length),
                }
            );
        }

        (_linkLength, _inner) = (0, -1);
    }

    private BlockKind KindOf(int owner)
    {
        for (int at = owner; at > 0; at = _elements[at].Parent)
        {
            switch (_elements[at].Tag)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    return BlockKind.Heading;
                case "figcaption" or "caption":
                    return BlockKind.Caption;
                case "li":
                    return BlockKind.ListItem;
                case "blockquote":
                    return BlockKind.Quote;
                case "td" or "th":
                    return BlockKind.TableRow;
                case "article" or "main" or "section":
                    return BlockKind.Paragraph;
            }
        }

        return BlockKind.Paragraph;
    }
}
