using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.Html;

/// <summary>Reads the schema.org article that a page carries as JSON-LD.</summary>
internal static class JsonLd
{
    private const int DeepestNesting = 32;

    /// <summary>Fills the draft from the first article of the page's JSON-LD. JSON that cannot be read is passed over.</summary>
    /// <param name="document">The page.</param>
    /// <param name="draft">The draft.</param>
    public static void Read(IDocument document, ArticleDraft draft)
    {
        foreach (IElement script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DeepestNesting });
                if (FindArticle(json.RootElement) is JsonElement article)
                {
                    Read(article, draft);
                    return;
                }
            }
            catch (JsonException)
            {
                // Sites print broken JSON; the page has other places to look.
            }
        }
    }

    private static JsonElement? FindArticle(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in node.EnumerateArray())
            {
                if (FindArticle(item) is JsonElement found)
                    return found;
            }
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            if (node.TryGetProperty("@type", out JsonElement type) && IsArticle(type))
                return node;

            if (node.TryGetProperty("@graph", out JsonElement graph))
                return FindArticle(graph);
        }

        return null;
    }

    private static bool IsArticle(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => type.GetString() is string name && (name.EndsWith("Article", StringComparison.Ordinal) || name is "BlogPosting" or "LiveBlogPosting" or "Report"),
        JsonValueKind.Array => type.EnumerateArray().Any(IsArticle),
        _ => false,
    };

    private static void Read(JsonElement article, ArticleDraft draft)
    {
        draft.Headline ??= Text(article, "headline");
        draft.Standfirst ??= Text(article, "description");
        draft.StatedBody ??= Text(article, "articleBody");
        draft.Published ??= Date(article, "datePublished");
        draft.Modified ??= Date(article, "dateModified");
        if (article.TryGetProperty("publisher", out JsonElement publisher))
            draft.Outlet ??= Text(publisher, "name");

        if (article.TryGetProperty("author", out JsonElement author))
            ReadAuthors(author, draft.Byline);
    }

    private static void ReadAuthors(JsonElement author, List<string> byline)
    {
        switch (author.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement one in author.EnumerateArray())
                    ReadAuthors(one, byline);
                break;
            case JsonValueKind.Object when Text(author, "name") is string name:
                AddNames(name, byline);
                break;
            case JsonValueKind.String when author.GetString() is string name:
                AddNames(name, byline);
                break;
        }
    }

    private static void AddNames(string text, List<string> byline)
    {
        foreach (string name in BylineReader.ReadNames(text, strict: false))
        {
            if (!byline.Contains(name, StringComparer.OrdinalIgnoreCase))
                byline.Add(name);
        }
    }

    private static string? Text(JsonElement node, string name)
        => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? WebUtility.HtmlDecode(text) : null;

    private static PublicationDate? Date(JsonElement node, string name) => DateReader.TryFind(Text(node, name), out PublicationDate date) ? date : null;
}
