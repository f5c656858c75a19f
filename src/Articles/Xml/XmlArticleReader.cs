using System.Net;
using System.Xml.Linq;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Html;
using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.Xml;

/// <summary>Reads an article that is XML: IPTC NewsML-G2 and NITF, an RSS or Atom item.</summary>
internal static class XmlArticleReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="root">Its root.</param>
    /// <param name="limits">How deep markup in it may nest.</param>
    /// <param name="articles">How many articles it has.</param>
    /// <returns>The draft of the one article; null when there is none, or more than one.</returns>
    public static ArticleDraft? Read(XElement root, ArticleLimits limits, out int articles)
    {
        List<XElement> items = root.Name.LocalName switch
        {
            "newsMessage" => [.. root.Descendants().Where(element => element.Name.LocalName == "newsItem" && IsText(element))],
            "newsItem" or "nitf" or "entry" or "item" => [root],
            _ => [.. root.Descendants().Where(element => element.Name.LocalName is "item" or "entry" or "newsItem" or "nitf")],
        };
        articles = items.Count;
        if (items.Count != 1)
        {
            return null;
        }

        var draft = new ArticleDraft();
        switch (items[0].Name.LocalName)
        {
            case "newsItem":
                ReadNewsItem(items[0], draft, limits);
                break;
            case "nitf":
                ReadNitf(items[0], draft);
                break;
            default:
                ReadFeedItem(items[0], draft, limits);
                break;
        }

        return draft.Blocks.Count > 0 || draft.Headline is not null ? draft : null;
    }

    private static bool IsText(XElement item) =>
        Child(Child(item, "itemMeta"), "itemClass")?.Attribute("qcode")?.Value is not string type
        || type.EndsWith("text", StringComparison.Ordinal)
        || type.EndsWith("composite", StringComparison.Ordinal);

    private static void ReadNewsItem(XElement item, ArticleDraft draft, ArticleLimits limits)
    {
        XElement? meta = Child(item, "contentMeta");
        XElement? itemMeta = Child(item, "itemMeta");
        draft.Headline = Text(Child(meta, "headline"));
        draft.Standfirst = Text(Child(meta, "description"));
        draft.DeclaredLanguage = Child(meta, "language")?.Attribute("tag")?.Value;
        draft.Published =
            Date(Text(Child(itemMeta, "firstCreated")))
            ?? Date(Text(Child(meta, "contentCreated")))
            ?? Date(Text(Child(itemMeta, "versionCreated")));
        draft.Modified = Date(Text(Child(itemMeta, "versionCreated"))) ?? Date(Text(Child(meta, "contentModified")));
        XElement? provider = Child(itemMeta, "provider");
        draft.Outlet = Text(Child(provider, "name")) ?? provider?.Attribute("literal")?.Value;
        AddNames(Text(Child(meta, "by")), draft);
        if (draft.Byline.Count == 0)
        {
            foreach (XElement creator in Children(meta, "creator"))
            {
                AddNames(Text(Child(creator, "name")), draft);
            }
        }

        XElement? content = Child(item, "contentSet");
        if (Child(content, "inlineXML") is XElement inline)
        {
            if (inline.Descendants().FirstOrDefault(element => element.Name.LocalName == "nitf") is XElement nitf)
            {
                ReadNitf(nitf, draft);
            }
            else
            {
                XmlBlocks.Read(inline.Descendants().FirstOrDefault(element => element.Name.LocalName == "body") ?? inline, draft);
            }
        }
        else if (Text(Child(content, "inlineData")) is string data)
        {
            EscapedMarkup.ReadBody(data, draft, limits);
        }
    }

    private static void ReadNitf(XElement nitf, ArticleDraft draft)
    {
        XElement? head = Child(nitf, "head");
        XElement? body = Child(nitf, "body");
        XElement? bodyHead = Child(body, "body.head");
        draft.Headline ??=
            Text(bodyHead?.Descendants().FirstOrDefault(element => element.Name.LocalName == "hl1"))
            ?? Text(Child(head, "title"))
            ?? Text(Child(bodyHead, "hedline"));
        draft.Standfirst ??= Text(Child(bodyHead, "abstract"));
        foreach (XElement byline in Children(bodyHead, "byline"))
        {
            List<string> people = [.. byline.Elements().Where(element => element.Name.LocalName == "person").Select(Text).OfType<string>()];
            if (people.Count == 0 && Text(byline) is string line)
            {
                people.Add(line);
            }

            people.ForEach(name => AddNames(name, draft));
        }

        XElement? data = Child(head, "docdata");
        draft.Published ??=
            Date(Child(data, "date.issue")?.Attribute("norm")?.Value)
            ?? Date(Child(data, "date.release")?.Attribute("norm")?.Value)
            ?? Date(bodyHead?.Descendants().FirstOrDefault(element => element.Name.LocalName == "story.date")?.Attribute("norm")?.Value)
            ?? Date(Text(Child(bodyHead, "dateline")));
        draft.Outlet ??= Child(data, "doc.copyright")?.Attribute("holder")?.Value ?? Child(head, "pubdata")?.Attribute("name")?.Value;
        if (Text(Child(bodyHead, "dateline")) is string dateline)
        {
            draft.Add(BlockKind.Paragraph, dateline);
            draft.StatedDateline = (Text(Child(Child(bodyHead, "dateline"), "location")) ?? dateline, dateline);
        }

        if (Child(body, "body.content") is XElement content)
        {
            XmlBlocks.Read(content, draft);
        }

        if (Text(Child(Child(body, "body.end"), "tagline")) is string tagline)
        {
            draft.Add(BlockKind.Credit, tagline);
        }
    }

    private static void ReadFeedItem(XElement item, ArticleDraft draft, ArticleLimits limits)
    {
        draft.Headline = Text(Child(item, "title")) is string title ? EscapedMarkup.ReadTitle(title, limits) : null;
        draft.Published =
            Date(Text(Child(item, "pubDate")))
            ?? Date(Text(Child(item, "published")))
            ?? Date(Text(Child(item, "date")))
            ?? Date(Text(Child(item, "issued")));
        draft.Modified = Date(Text(Child(item, "updated"))) ?? Date(Text(Child(item, "modified")));
        draft.Published ??= draft.Modified;
        draft.Url =
            Text(Child(item, "link"))
            ?? Children(item, "link").FirstOrDefault(link => link.Attribute("rel")?.Value is null or "alternate")?.Attribute("href")?.Value;
        draft.DeclaredLanguage =
            Text(Child(item.Parent, "language"))
            ?? item.Attribute(XNamespace.Xml + "lang")?.Value
            ?? item.Parent?.Attribute(XNamespace.Xml + "lang")?.Value;
        draft.Outlet = Unescaped(Child(item, "source")) ?? Unescaped(Child(item.Parent, "title"));
        foreach (XElement author in Children(item, "creator").Concat(Children(item, "author")))
        {
            AddNames(Text(Child(author, "name")) ?? InBrackets(Text(author)), draft);
        }

        string? content = Text(Child(item, "encoded")) ?? Raw(Child(item, "content"));
        string? summary = Text(Child(item, "description")) ?? Raw(Child(item, "summary"));
        if ((content ?? summary) is string body)
        {
            EscapedMarkup.ReadBody(body, draft, limits);
        }

        if (draft.Blocks.Count > 1 && FeedFooters.Is(draft.Blocks[^1].Raw))
        {
            draft.Blocks.RemoveAt(draft.Blocks.Count - 1);
        }

        if (content is not null && summary is not null && !EscapedMarkup.IsMarkup(summary))
        {
            draft.Standfirst = summary;
        }
    }

    // RSS writes “jane@paper.example (Jane Doe)”.
    private static string? InBrackets(string? author)
    {
        int open = author?.IndexOf('(') ?? -1;
        return open > 0 && author!.EndsWith(')') ? author[(open + 1)..^1] : author;
    }

    private static void AddNames(string? name, ArticleDraft draft)
    {
        if (name is not null)
        {
            BylineReader.AddStated(name, draft.Byline);
        }
    }

    // Atom's type="xhtml" has elements where other types have escaped markup.
    private static string? Raw(XElement? element) => element is { HasElements: true } ? string.Concat(element.Nodes()) : Text(element);

    private static string? Unescaped(XElement? element) => Text(element) is string text ? WebUtility.HtmlDecode(text) : null;

    private static XElement? Child(XElement? parent, string name) => Children(parent, name).FirstOrDefault();

    private static IEnumerable<XElement> Children(XElement? parent, string name) =>
        parent?.Elements().Where(element => element.Name.LocalName == name) ?? [];

    private static string? Text(XElement? element) =>
        element?.Value is string value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static PublicationDate? Date(string? text) => DateReader.TryFind(text, out PublicationDate date) ? date : null;
}
