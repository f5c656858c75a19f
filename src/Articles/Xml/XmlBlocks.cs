using System.Text;
using System.Xml.Linq;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Xml;

/// <summary>
/// Lays out the body of a NITF or XHTML article in blocks. Elements are known by their local names: publishers use every namespace.
/// </summary>
internal static class XmlBlocks
{
    /// <summary>Adds the blocks of an element.</summary>
    /// <param name="body">The element.</param>
    /// <param name="draft">The draft.</param>
    public static void Read(XElement body, ArticleDraft draft)
    {
        var text = new StringBuilder();
        var kinds = new Stack<BlockKind>([BlockKind.Paragraph]);

        // A loop, not recursion, over nodes in document order.
        XNode? node = body.FirstNode;
        XElement parent = body;
        while (true)
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement element && !IsSkipped(element.Name.LocalName))
            {
                if (IsBlock(element.Name.LocalName))
                {
                    Flush();
                }
                else if (element.Name.LocalName is "br")
                {
                    text.Append(' ');
                }
                else if (element.Name.LocalName is "td" or "th" && HasWords(text))
                {
                    text.Append(" | ");
                }

                kinds.Push(KindOf(element.Name.LocalName, kinds.Peek()));
                (parent, node) = (element, element.FirstNode);
                if (node is not null)
                {
                    continue;
                }

                Leave();
            }

            node = node?.NextNode;
            while (node is null && parent != body)
            {
                Leave();
            }

            if (node is null)
            {
                break;
            }
        }

        Flush();

        void Leave()
        {
            if (IsBlock(parent.Name.LocalName))
            {
                Flush();
            }

            kinds.Pop();
            node = parent.NextNode;
            parent = parent.Parent!;
        }

        void Flush()
        {
            string raw = text.ToString();
            text.Clear();
            if (string.IsNullOrWhiteSpace(raw))
            {
                return;
            }

            if (kinds.Peek() == BlockKind.Caption)
            {
                draft.Captions.Add(raw);
            }
            else
            {
                draft.Add(kinds.Peek(), raw);
            }
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
