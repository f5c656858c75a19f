using System.Text;
using AngleSharp.Dom;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>Lays the text of a part of a page out in blocks, as a reader sees them.</summary>
internal static class DomBlocks
{
    /// <summary>Appends the blocks of an element.</summary>
    /// <param name="root">The element.</param>
    /// <param name="blocks">Where they go.</param>
    public static void Read(IElement root, List<DraftBlock> blocks)
    {
        var text = new StringBuilder();
        var kind = BlockKind.Paragraph;

        // A loop, not recursion: pages nest as deep as they like.
        INode? node = root.FirstChild;
        while (node is not null)
        {
            bool enter = true;
            if (node is IText words)
            {
                text.Append(words.Data);
            }
            else if (node is IElement element)
            {
                enter = !IsSkipped(element);
                if (IsBlock(element.LocalName))
                {
                    Flush(text, kind, blocks);
                    kind = KindOf(element, kind);
                }
                else if (element.LocalName == "br")
                {
                    text.Append('\n');
                }
            }

            if (enter && node.FirstChild is INode child)
            {
                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                Leave(node);
            }

            if (node is null || node == root)
                break;

            if (node is IElement)
                Leave(node);

            node = node.NextSibling;
        }

        Flush(text, kind, blocks);

        void Leave(INode? left)
        {
            if (left is IElement element && left != root && IsBlock(element.LocalName))
            {
                Flush(text, kind, blocks);
                kind = BlockKind.Paragraph;
            }
        }
    }

    private static void Flush(StringBuilder text, BlockKind kind, List<DraftBlock> blocks)
    {
        string raw = text.ToString();
        text.Clear();
        if (!string.IsNullOrWhiteSpace(raw))
            blocks.Add(new DraftBlock(kind, raw));
    }

    private static BlockKind KindOf(IElement element, BlockKind outer) => element.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
        "figcaption" or "caption" => BlockKind.Caption,
        _ => outer == BlockKind.Caption ? outer : BlockKind.Paragraph,
    };

    private static bool IsSkipped(IElement element) => element.LocalName is "script" or "style" or "noscript" or "template" or "svg" or "iframe" or "nav" or "form" or "button" or "select" or "aside" or "footer";

    private static bool IsBlock(string name) => name is "p" or "div" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "li" or "ul" or "ol" or "blockquote" or "figure" or "figcaption" or "section" or "article"
        or "header" or "main" or "table" or "tr" or "caption" or "pre" or "dl" or "dt" or "dd" or "hr" or "address";
}
