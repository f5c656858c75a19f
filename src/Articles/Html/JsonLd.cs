using System.Text.Json;
using AngleSharp.Dom;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Json;

namespace Pipeline.Articles.Html;

/// <summary>Reads the schema.org articles that a page carries as JSON-LD.</summary>
internal static class JsonLd
{
    private const int MostScripts = 50;
    private const int ShortestHeadline = 10;

    /// <summary>Fills the draft from the page's JSON-LD. JSON that cannot be read is passed over.</summary>
    /// <param name="document">The page.</param>
    /// <param name="titles">What the page calls itself: of several articles the one with such a headline is read first, for the others are
    /// further stories.</param>
    /// <param name="draft">The draft.</param>
    public static void Read(IDocument document, IReadOnlyList<string> titles, ArticleDraft draft)
    {
        int scripts = 0;
        foreach (IElement script in document.GetElementsByTagName("script"))
        {
            if (
                script.GetAttribute("type") is not string type
                || !type.Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase)
                || ++scripts > MostScripts
            )
            {
                continue;
            }

            Read(script.TextContent, titles, draft);
        }
    }

    private static bool IsTitled(JsonElement article, IReadOnlyList<string> titles)
    {
        string? headline = JsonText.Text(article, "headline", "name");
        return headline is { Length: >= ShortestHeadline }
            && titles.Any(title => SameWords.Are(headline, title) || title.StartsWith(headline, StringComparison.OrdinalIgnoreCase));
    }

    private static void Read(string json, IReadOnlyList<string> titles, ArticleDraft draft)
    {
        try
        {
            using var document = JsonDocument.Parse(Repaired(json), JsonText.Options);
            foreach (
                JsonElement article in SchemaOrg.Articles(document.RootElement).OrderByDescending(article => IsTitled(article, titles))
            )
            {
                SchemaOrg.Read(article, document.RootElement, draft);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Sites print broken JSON; the page has other places to look.
        }
    }

    // Line ends inside strings are the commonest break, and no string needs them; some wrap the JSON in CDATA or comment marks.
    private static string Repaired(string json)
    {
        ReadOnlySpan<char> body = json.AsSpan().Trim();
        int start = body.IndexOfAny('{', '[');
        while (start >= 0 && body[start..].StartsWith("[CDATA[", StringComparison.Ordinal))
        {
            body = body[(start + "[CDATA[".Length)..];
            start = body.IndexOfAny('{', '[');
        }

        int end = body.LastIndexOfAny('}', ']');
        while (
            end > 0
            && body[end] == ']'
            && body[..end].TrimEnd().EndsWith("]", StringComparison.Ordinal)
            && body[end..].StartsWith("]>", StringComparison.Ordinal)
        )
        {
            end = body[..(end - 1)].LastIndexOfAny('}', ']');
        }

        return start < 0 || end <= start ? "null" : body[start..(end + 1)].ToString().ReplaceLineEndings(" ").Replace('\t', ' ');
    }
}
