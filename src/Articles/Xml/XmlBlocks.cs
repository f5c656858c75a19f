using System.Text;
using System.Xml.Linq;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Xml;

/// <summary>
/// Lays out the body of a NITF or XHTML article in blocks. Elements are known by their local names: publishers use every namespace.
/// </summary>
internal sealed class XmlBlocks
{
    private readonly ArticleDraft _draft;
    private readonly StringBuilder _text = new();
    private readonly Stack<BlockKind> _kinds = new([BlockKind.Paragraph]);

    private XmlBlocks(ArticleDraft draft) => _draft = draft;

    /// <summary>Adds the blocks of an element.</summary>
    /// <param name="body">The element.</param>
    /// <param name="draft">The draft.</param>
    public static void Read(XElement body, ArticleDraft draft) => new XmlBlocks(draft).Read(body);

    // A loop, not recursion, over nodes in document order: files may nest deep.
    private void Read(XElement body)
    {
        XNode? node = body.FirstNode;
        XElement parent = body;
        while (node is not null)
        {
            if (node is XElement element && !IsSkipped(element.Name.LocalName))
            {
                Enter(element);
                if (element.FirstNode is XNode inner)
                {
                    (parent, node) = (element, inner);
                    continue;
                }

                Leave(element);
            }
            else if (node is XText words)
            {
                _text.Append(words.Value);
            }

            node = node.NextNode;
            while (node is null && parent != body)
            {
                Leave(parent);
                node = parent.NextNode;
                parent = parent.Parent!;
            }
        }

        Flush();
    }

    private void Enter(XElement element)
    {
        string name = element.Name.LocalName;
        if (IsBlock(name))
        {
            Flush();
        }
        else if (name is "br")
        {
            _text.Append(' ');
        }
        else if (name is "td" or "th" && HasWords(_text))
        {
            _text.Append(" | ");
        }

        _kinds.Push(KindOf(name, _kinds.Peek()));
    }

    private void Leave(XElement element)
    {
        if (IsBlock(element.Name.LocalName))
        {
            Flush();
        }

        _kinds.Pop();
    }

    private void Flush()
    {
        string raw = _text.ToString();
        _text.Clear();
        if (string.IsNullOrWhiteSpace(raw))
        {
            return;
        }

        if (_kinds.Peek() == BlockKind.Caption)
        {
            _draft.Captions.Add(raw);
        }
        else
        {
            _draft.Add(_kinds.Peek(), raw);
        }
    }

    private static bool HasWords(StringBuilder text)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static BlockKind KindOf(string name, BlockKind outer) =>
        name switch
        {
            "hl1" or "hl2" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
            "media" or "media-caption" or "media-producer" or "figcaption" or "figure" or "caption" => BlockKind.Caption,
            "li" => BlockKind.ListItem,
            "bq" or "blockquote" or "pullquote" => BlockKind.Quote,
            "tr" => BlockKind.TableRow,
            _ => outer,
        };

    private static bool IsBlock(string name) =>
        name
            is "p"
                or "hl1"
                or "hl2"
                or "h1"
                or "h2"
                or "h3"
                or "h4"
                or "h5"
                or "h6"
                or "li"
                or "ul"
                or "ol"
                or "bq"
                or "blockquote"
                or "pullquote"
                or "block"
                or "div"
                or "section"
                or "article"
                or "figure"
                or "figcaption"
                or "table"
                or "tr"
                or "media"
                or "media-caption"
                or "media-producer"
                or "caption"
                or "pre"
                or "note"
                or "tagline"
                or "dateline"
                or "byline"
                or "abstract"
                or "body"
                or "body.content"
                or "fn"
                or "dl"
                or "dt"
                or "dd";

    private static bool IsSkipped(string name) =>
        name is "media-reference" or "media-metadata" or "media-object" or "script" or "style" or "head";
}
