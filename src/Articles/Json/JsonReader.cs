using System.Text.Json;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Html;
using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.Json;

/// <summary>
/// Reads an article that is JSON: schema.org/NewsArticle, IPTC ninjs (1 and 2), JSON Feed items, and the shape scrapers and archives print.
/// </summary>
internal static class JsonReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="limits">How deep markup in it may nest.</param>
    /// <param name="isRepaired">Whether control characters in it had to be forgiven, which JSON wants escaped.</param>
    /// <returns>The draft; null when the document has no article.</returns>
    /// <exception cref="JsonException">The text is no JSON, or nests too deep.</exception>
    public static ArticleDraft? Read(string text, ArticleLimits limits, out bool isRepaired)
    {
        isRepaired = false;
        try
        {
            return Read(text, limits);
        }
        catch (JsonException) when (WithoutControls(text) is string repaired && repaired != text)
        {
            isRepaired = true;
            return Read(repaired, limits);
        }
    }

    // Between values a control character that JSON has is white space, inside strings it is one that was not escaped.
    private static string WithoutControls(string text) =>
        string.Create(
            text.Length,
            text,
            static (clean, raw) =>
            {
                for (int i = 0; i < raw.Length; i++)
                {
                    clean[i] = raw[i] < ' ' ? ' ' : raw[i];
                }
            }
        );

    private static ArticleDraft? Read(string text, ArticleLimits limits)
    {
        using var document = JsonDocument.Parse(text, JsonText.Options);
        JsonElement root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1)
        {
            root = root[0];
        }

        return Read(root, document.RootElement, limits, 0);
    }

    private static ArticleDraft? Read(JsonElement node, JsonElement root, ArticleLimits limits, int depth)
    {
        if (node.ValueKind != JsonValueKind.Object || depth > 2)
        {
            return null;
        }

        var draft = new ArticleDraft();
        if (SchemaOrg.Articles(node) is [JsonElement article, ..])
        {
            SchemaOrg.Read(article, root, draft);
        }

        ReadCommon(node, draft);
        ReadBody(node, draft, limits);
        if (draft.Blocks.Count > 0)
        {
            return draft;
        }

        foreach (string wrapper in MemberNames.Wrappers)
        {
            if (JsonText.Member(node, wrapper) is JsonElement inner && Read(inner, root, limits, depth + 1) is ArticleDraft found)
            {
                return found;
            }
        }

        // A headline and a summary are a short article, and all that an agency's alert has.
        if (draft.Headline is not null && draft.Standfirst is not null)
        {
            EscapedMarkup.ReadBody(draft.Standfirst, draft, limits);
            return draft;
        }

        return null;
    }

    private static void ReadCommon(JsonElement node, ArticleDraft draft)
    {
        draft.Headline ??= OfRole(node, "headlines", "main") ?? JsonText.Text(node, MemberNames.Headline);
        draft.Standfirst ??= OfRole(node, "descriptions", "main") ?? JsonText.Text(node, MemberNames.Standfirst);
        draft.Published ??= JsonText.Date(node, MemberNames.Published);
        draft.Modified ??= JsonText.Date(node, MemberNames.Modified);
        draft.Url ??= JsonText.Text(node, MemberNames.Address);
        draft.CanonicalUrl ??= JsonText.Text(node, MemberNames.CanonicalAddress);
        string? source = JsonText.Text(node, "source");
        bool isAddress = source?.Contains("://", StringComparison.Ordinal) == true;
        draft.Url ??= isAddress ? source : null;
        draft.Outlet ??=
            JsonText.Text(node, "publisher", "outlet") ?? (isAddress ? null : source) ?? JsonText.Text(node, MemberNames.Outlet);
        draft.DeclaredLanguage ??= JsonText.Text(node, MemberNames.Language);
        if (draft.Byline.Count == 0 && JsonText.Member(node, MemberNames.Byline) is JsonElement authors)
        {
            ReadAuthors(authors, draft.Byline, 0);
        }

        // ninjs: people are those the story is about, unless it says that they wrote it; contributors are those who made it, by their role.
        if (draft.Byline.Count == 0 && JsonText.Member(node, "contributors", "people") is { ValueKind: JsonValueKind.Array } people)
        {
            foreach (JsonElement person in people.EnumerateArray())
            {
                if (IsSaidToWrite(person))
                {
                    ReadAuthors(person, draft.Byline, 0);
                }
            }
        }
    }

    private static void ReadBody(JsonElement node, ArticleDraft draft, ArticleLimits limits)
    {
        string? body = draft.StatedBody ?? OfRole(node, "bodies", "main") ?? JsonText.Text(node, MemberNames.Body);
        if (body is not null)
        {
            EscapedMarkup.ReadBody(body, draft, limits);
        }
        else if (JsonText.Member(node, MemberNames.Paragraphs) is { ValueKind: JsonValueKind.Array } parts)
        {
            AddParts(parts, draft, limits);
        }
    }

    private static void AddParts(JsonElement parts, ArticleDraft draft, ArticleLimits limits)
    {
        foreach (JsonElement part in parts.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.String && JsonText.Text(part) is string paragraph)
            {
                EscapedMarkup.ReadBody(paragraph, draft, limits);
            }
            else if (JsonText.Text(part, MemberNames.Words) is string inner)
            {
                EscapedMarkup.ReadBody(inner, draft, limits);
            }
        }
    }

    // ninjs 2: arrays of { "role": "main", "value": "…" }.
    private static string? OfRole(JsonElement node, string name, string role)
    {
        if (JsonText.Member(node, name) is not { ValueKind: JsonValueKind.Array } values)
        {
            return null;
        }

        string? first = null;
        foreach (JsonElement value in values.EnumerateArray())
        {
            string? text = JsonText.Text(value, "value");
            if (JsonText.Text(value, "role") is string known && known.Contains(role, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }

            first ??= text;
        }

        return first;
    }

    private static void ReadAuthors(JsonElement authors, List<string> byline, int depth)
    {
        switch (authors.ValueKind)
        {
            case JsonValueKind.Array when depth < 2:
                foreach (JsonElement author in authors.EnumerateArray())
                {
                    ReadAuthors(author, byline, depth + 1);
                }

                break;
            case JsonValueKind.Object when JsonText.Text(authors, "rel") is null || IsSaidToWrite(authors):
                if (JsonText.Text(authors, "name", "full_name", "fullName", "byline", "title") is string name)
                {
                    BylineReader.AddStated(name, byline);
                }

                break;
            case JsonValueKind.String when JsonText.Text(authors) is string text:
                BylineReader.AddStated(text, byline);
                break;
        }
    }

    private static bool IsSaidToWrite(JsonElement person)
    {
        if (JsonText.Text(person, "rel", "role", "jobtitle") is string role && IsWriter(role))
        {
            return true;
        }

        if (JsonText.Member(person, "roles") is { ValueKind: JsonValueKind.Array } roles)
        {
            foreach (JsonElement one in roles.EnumerateArray())
            {
                if ((JsonText.Text(one) ?? JsonText.Text(one, "name", "uri")) is string name && IsWriter(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsWriter(string role) =>
        role.Contains("author", StringComparison.OrdinalIgnoreCase)
        || role.Contains("writer", StringComparison.OrdinalIgnoreCase)
        || role.Contains("reporter", StringComparison.OrdinalIgnoreCase)
        || role.Equals("creator", StringComparison.OrdinalIgnoreCase);
}
