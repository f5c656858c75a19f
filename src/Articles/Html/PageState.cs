using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Json;

namespace Pipeline.Articles.Html;

/// <summary>
/// Finds the story in the data that a page builds itself from with a script: what frameworks print as <c>__NEXT_DATA__</c>,
/// <c>__APOLLO_STATE__</c>, <c>__INITIAL_STATE__</c> and the like. No framework's form is known by name: a story is a long string of markup
/// or a row of paragraphs, and this page's story has its headline beside it or its lead in it.
/// </summary>
internal sealed class PageState
{
    private const int MostScripts = 100;
    private const int MostNodes = 200_000;
    private const int MostParts = 20_000;

    // Bounds the work: what lies in many rows is looked at once for each.
    private const int MostPartsOfPage = 1_000_000;
    private const int DeepestNesting = 40;
    private const int ShortestScript = 500;
    private const int ShortestBody = 400;
    private const int Levels = 4;

    private const string File = "Html/state.txt";

    private static readonly string[] Words = Members("words");
    private static readonly string[] Parts = Members("parts");
    private static readonly string[] Wrappers = Members("wrappers");
    private static readonly string[] Titles = Members("titles");
    private static readonly string[] Kinds = Members("kinds");
    private static readonly PartNames Others = PartNames.Read(File, "others");
    private static readonly PartNames Headings = PartNames.Read(File, "headings");
    private static readonly PartNames Quotes = PartNames.Read(File, "quotes");
    private static readonly PartNames ListItems = PartNames.Read(File, "list items");
    private static readonly PartNames Paragraphs = PartNames.Read(File, "paragraphs");
    private static readonly PartNames Links = PartNames.Read(File, "links");

    private readonly string? _headline;
    private readonly string? _shownHeading;
    private readonly string? _lead;
    private readonly int _fewest;
    private readonly ArticleLimits _limits;
    private readonly Stack<JsonElement> _around = new();
    private JsonElement _root;
    private int _nodes;
    private int _partsLeft = MostPartsOfPage;
    private List<DraftBlock> _best = [];
    private int _bestLength;

    private PageState(ArticleDraft draft, string? lead, int shown, ArticleLimits limits)
    {
        _headline = draft.Headline;
        _shownHeading = draft.ShownHeading;
        _lead = lead;
        _fewest = Math.Max(ShortestBody, 2 * shown);
        _limits = limits;
    }

    /// <summary>Finds the story's blocks.</summary>
    /// <param name="document">The page.</param>
    /// <param name="draft">The draft; its headline is known.</param>
    /// <param name="lead">The first paragraph that the page shows, or null.</param>
    /// <param name="shown">How many characters of the story the page shows; its data must have twice as many.</param>
    /// <param name="limits">How deep markup may nest.</param>
    /// <returns>The blocks; empty where there are none.</returns>
    public static List<DraftBlock> Find(IDocument document, ArticleDraft draft, string? lead, int shown, ArticleLimits limits)
    {
        var state = new PageState(draft, lead, shown, limits);
        int scripts = 0;
        foreach (IElement script in document.GetElementsByTagName("script"))
        {
            string type = script.GetAttribute("type") ?? "";
            if (
                type.Contains("ld+json", StringComparison.OrdinalIgnoreCase)
                || ++scripts > MostScripts
                || script.TextContent is not { Length: > ShortestScript } text
            )
            {
                continue;
            }

            bool isData = type.Contains("json", StringComparison.OrdinalIgnoreCase);
            ScriptData.Read(text, isData, state._fewest, state.Search);
        }

        return state._best;
    }

    private void Search(JsonElement root)
    {
        _root = root;
        _around.Clear();
        Walk(root, 0);
    }

    private void Walk(JsonElement node, int depth)
    {
        if (depth > DeepestNesting || ++_nodes > MostNodes)
        {
            return;
        }

        if (node.ValueKind == JsonValueKind.Array)
        {
            if (node.GetArrayLength() > 1)
            {
                Consider(node);
            }

            foreach (JsonElement item in node.EnumerateArray())
            {
                Walk(item, depth + 1);
            }
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            _around.Push(node);
            foreach (JsonProperty member in node.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.String)
                {
                    if (member.Value.GetRawText().Length > _fewest)
                    {
                        Consider(member.Value);
                    }
                }
                else
                {
                    Walk(member.Value, depth + 1);
                }
            }

            _around.Pop();
        }
    }

    private void Consider(JsonElement body)
    {
        var draft = new ArticleDraft();
        int budget = Math.Min(MostParts, _partsLeft);
        _partsLeft -= budget;
        AddBlocks(body, draft, 0, ref budget);
        _partsLeft += Math.Max(0, budget);
        int length = draft.Blocks.Sum(block => block.Raw.Length);
        int running = draft.Blocks.Count(block => block.Raw.Length >= 80 && block.Raw.Contains('.'));
        if (length <= Math.Max(_fewest, _bestLength) || running == 0 || !Belongs(draft.Blocks))
        {
            return;
        }

        (_best, _bestLength) = (draft.Blocks, length);
    }

    // The page's lead is in it, or its headline stands beside it.
    private bool Belongs(List<DraftBlock> blocks)
    {
        if (_lead is not null && WordWindows.Of(string.Join(' ', blocks.Take(6).Select(block => block.Raw))).Has(_lead))
        {
            return true;
        }

        foreach (JsonElement around in _around.Take(Levels))
        {
            foreach (string name in Titles)
            {
                if (JsonText.Member(around, name) is JsonElement title && IsHeadline(title))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsHeadline(JsonElement title)
    {
        if (title.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in title.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.String && IsHeadline(member.Value))
                {
                    return true;
                }
            }
        }

        return title.ValueKind == JsonValueKind.String
            && JsonText.Text(title) is string text
            && (SameWords.Are(text, _headline) || SameWords.Are(text, _shownHeading));
    }

    private void AddBlocks(JsonElement node, ArticleDraft draft, int depth, ref int budget)
    {
        if (depth > DeepestNesting || --budget < 0)
        {
            return;
        }

        switch (node.ValueKind)
        {
            case JsonValueKind.String when JsonText.Text(node) is string text && IsText(text):
                EscapedMarkup.ReadBody(text, draft, _limits);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in node.EnumerateArray())
                {
                    AddBlocks(item, draft, depth + 1, ref budget);
                }

                break;
            case JsonValueKind.Object:
                AddPart(Resolve(node), draft, depth, ref budget);
                break;
        }
    }

    private void AddPart(JsonElement part, ArticleDraft draft, int depth, ref int budget)
    {
        string kind = JsonText.Text(part, Kinds) ?? "";
        if (Others.Contains(kind))
        {
            return;
        }

        BlockKind block =
            Headings.Contains(kind) ? BlockKind.Heading
            : Quotes.Contains(kind) ? BlockKind.Quote
            : ListItems.Contains(kind) ? BlockKind.ListItem
            : BlockKind.Paragraph;
        if (block == BlockKind.Heading && IsLink(part))
        {
            return;
        }

        if (WordsOf(part) is string text)
        {
            AddText(text, block, draft);
            return;
        }

        bool isParagraph = block != BlockKind.Paragraph || Paragraphs.Contains(kind);
        foreach (string name in (ReadOnlySpan<string>)[.. Parts, .. Wrappers])
        {
            if (
                JsonText.Member(part, name) is not JsonElement inner
                || inner.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)
            )
            {
                continue;
            }

            int before = draft.Blocks.Count;
            if (isParagraph && inner.ValueKind == JsonValueKind.Array)
            {
                AddLine(inner, block, draft, depth + 1, ref budget);
            }
            else
            {
                AddBlocks(inner, draft, depth + 1, ref budget);
            }

            if (draft.Blocks.Count > before)
            {
                return;
            }
        }
    }

    private static string? WordsOf(JsonElement part)
    {
        foreach (string name in Words)
        {
            if (
                JsonText.Member(part, name) is { ValueKind: JsonValueKind.String } words
                && JsonText.Text(words) is string text
                && IsText(text)
            )
            {
                return text;
            }
        }

        return null;
    }

    private void AddLine(JsonElement parts, BlockKind kind, ArticleDraft draft, int depth, ref int budget)
    {
        var line = new StringBuilder();
        Flatten(parts, line, depth, ref budget);
        if (line.Length > 0)
        {
            AddText(line.ToString(), kind, draft);
        }
    }

    // A heading that is nothing but a link is the title of another story.
    private static bool IsLink(JsonElement heading)
    {
        foreach (string name in Parts)
        {
            if (JsonText.Member(heading, name) is JsonElement { ValueKind: JsonValueKind.Array } inner && inner.GetArrayLength() == 1)
            {
                return JsonText.Text(inner[0], Kinds) is string kind && Links.Contains(kind);
            }
        }

        return false;
    }

    private void AddText(string text, BlockKind kind, ArticleDraft draft)
    {
        if (kind == BlockKind.Paragraph || EscapedMarkup.IsMarkup(text))
        {
            EscapedMarkup.ReadBody(text, draft, _limits);
        }
        else
        {
            draft.Add(kind, text);
        }
    }

    // The words of a paragraph whose parts are runs of text, links and emphasis.
    private void Flatten(JsonElement node, StringBuilder line, int depth, ref int budget)
    {
        if (depth > DeepestNesting || --budget < 0)
        {
            return;
        }

        if (node.ValueKind == JsonValueKind.String)
        {
            line.Append(node.GetString());
        }
        else if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in node.EnumerateArray())
            {
                Flatten(item, line, depth + 1, ref budget);
            }
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            JsonElement part = Resolve(node);
            foreach (string name in (ReadOnlySpan<string>)[.. Words, .. Parts, .. Wrappers])
            {
                int before = line.Length;
                if (JsonText.Member(part, name) is JsonElement inner)
                {
                    Flatten(inner, line, depth + 1, ref budget);
                }

                if (line.Length > before)
                {
                    return;
                }
            }
        }
    }

    // Stores of entities refer to each other by key: { "__ref": "Paragraph:1" }, { "type": "id", "id": "Paragraph:1" }.
    private JsonElement Resolve(JsonElement node)
    {
        string? key = JsonText.Text(node, "__ref") ?? (JsonText.Text(node, "type") == "id" ? JsonText.Text(node, "id") : null);
        if (key is null)
        {
            return node;
        }

        JsonElement store = _root;
        foreach (JsonElement around in _around)
        {
            if (around.TryGetProperty(key, out JsonElement found))
            {
                return found;
            }
        }

        return store.ValueKind == JsonValueKind.Object && store.TryGetProperty(key, out JsonElement entity) ? entity : node;
    }

    // Addresses, ids and names of components are strings too.
    private static bool IsText(string text) =>
        text.Contains(' ') && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && text[0] is not ('{' or '[');

    private static string[] Members(string section) => [.. WordList.Read(File, section).Lines];
}
