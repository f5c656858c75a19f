using System.Text.Json;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.Json;

/// <summary>Reads a schema.org article (<see href="https://schema.org/NewsArticle"/>).</summary>
internal static class SchemaOrg
{
    private const int DeepestNesting = 8;
    private const int MostNodes = 2000;

    /// <summary>Whether a node is an article by its <c>@type</c>.</summary>
    /// <param name="node">The node.</param>
    public static bool IsArticle(JsonElement node) => JsonText.Member(node, "@type") is JsonElement type && IsArticleType(type);

    /// <summary>The articles in a JSON-LD document, outermost first: in arrays, in <c>@graph</c>, as <c>mainEntity</c> of a page.</summary>
    /// <param name="root">The document.</param>
    public static List<JsonElement> Articles(JsonElement root)
    {
        var found = new List<JsonElement>();
        int nodes = 0;
        Search(root, 0, found, ref nodes);
        return found;
    }

    /// <summary>Fills what the draft does not have yet from an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="root">The document it stands in, where <c>@id</c> references lead.</param>
    /// <param name="draft">The draft.</param>
    public static void Read(JsonElement article, JsonElement root, ArticleDraft draft)
    {
        draft.Headline ??= JsonText.Text(article, "headline", "name");
        draft.Standfirst ??= JsonText.Text(article, "alternativeHeadline", "description");
        draft.StatedBody ??= JsonText.Text(article, "articleBody", "text");
        ReadUpdates(article, draft);
        draft.Published ??= JsonText.Date(article, "datePublished", "dateCreated", "coverageStartTime");
        draft.Modified ??= JsonText.Date(article, "dateModified");
        draft.DeclaredLanguage ??= JsonText.Text(article, "inLanguage");
        draft.Url ??= JsonText.Text(article, "url");
        draft.CanonicalUrl ??= JsonText.Text(article, "mainEntityOfPage");
        if (JsonText.Member(article, "publisher", "sourceOrganization", "provider") is JsonElement publisher)
        {
            draft.Outlet ??= JsonText.Text(Resolve(publisher, root), "name", "legalName");
        }

        if (draft.Byline.Count == 0 && JsonText.Member(article, "author", "creator") is JsonElement author)
        {
            ReadAuthors(author, root, draft.Byline, 0);
        }
    }

    // LiveBlogPosting has its entries as postings of their own.
    private static void ReadUpdates(JsonElement article, ArticleDraft draft)
    {
        if (draft.Updates.Count > 0 || JsonText.Member(article, "liveBlogUpdate") is not { ValueKind: JsonValueKind.Array } updates)
        {
            return;
        }

        foreach (JsonElement update in updates.EnumerateArray())
        {
            (string? headline, string body) = (
                JsonText.Text(update, "headline", "name"),
                JsonText.Text(update, "articleBody", "text", "description") ?? ""
            );
            if (draft.Updates.Count < MostNodes && (headline is not null || body.Length > 0))
            {
                draft.Updates.Add(new DraftUpdate(headline, body, JsonText.Date(update, "datePublished", "dateCreated", "dateModified")));
            }
        }
    }

    private static void Search(JsonElement node, int depth, List<JsonElement> found, ref int nodes)
    {
        if (depth > DeepestNesting || ++nodes > MostNodes)
        {
            return;
        }

        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in node.EnumerateArray())
            {
                Search(item, depth + 1, found, ref nodes);
            }
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            if (IsArticle(node))
            {
                found.Add(node);
            }

            foreach (string member in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage", "hasPart"])
            {
                if (JsonText.Member(node, member) is JsonElement inner)
                {
                    Search(inner, depth + 1, found, ref nodes);
                }
            }
        }
    }

    private static bool IsArticleType(JsonElement type)
    {
        if (type.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in type.EnumerateArray())
            {
                if (one.ValueKind == JsonValueKind.String && IsArticleType(one))
                {
                    return true;
                }
            }
        }

        return type.ValueKind == JsonValueKind.String
            && JsonText.Text(type) is string name
            && (
                name.EndsWith("Article", StringComparison.Ordinal)
                || name.EndsWith("BlogPosting", StringComparison.Ordinal)
                || name is "Report" or "Review" or "AnalysisNewsArticle" or "CreativeWork"
            );
    }

    private static void ReadAuthors(JsonElement author, JsonElement root, List<string> byline, int depth)
    {
        if (depth > 2)
        {
            return;
        }

        switch (author.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement one in author.EnumerateArray())
                {
                    ReadAuthors(one, root, byline, depth + 1);
                }

                break;
            case JsonValueKind.Object:
                JsonElement person = Resolve(author, root);
                if (JsonText.Member(person, "name") is { ValueKind: JsonValueKind.Array } names)
                {
                    ReadAuthors(names, root, byline, depth + 1);
                }
                else if (JsonText.Text(person, "name") is string name)
                {
                    BylineReader.AddStated(name, byline);
                }

                break;
            case JsonValueKind.String when JsonText.Text(author) is string name:
                BylineReader.AddStated(name, byline);
                break;
        }
    }

    // { "@id": "…" } stands for the node of the same graph that has this id.
    private static JsonElement Resolve(JsonElement node, JsonElement root)
    {
        if (
            JsonText.Member(node, "name") is not null
            || JsonText.Member(node, "@id") is not { ValueKind: JsonValueKind.String } id
            || JsonText.Member(root, "@graph") is not { ValueKind: JsonValueKind.Array } graph
        )
        {
            return node;
        }

        foreach (JsonElement candidate in graph.EnumerateArray())
        {
            if (JsonText.Member(candidate, "@id") is { ValueKind: JsonValueKind.String } known && known.ValueEquals(JsonText.Text(id)))
            {
                return candidate;
            }
        }

        return node;
    }
}
