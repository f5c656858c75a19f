using AngleSharp.Dom;

namespace Pipeline.Articles.Html;

/// <summary>The <c>meta</c> elements of a page by name, property or itemprop; in the order of the page.</summary>
internal sealed class MetaTags
{
    private const int MostTags = 2000;

    private readonly Dictionary<string, string> _contents = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Content)> _all = [];

    /// <summary>Reads them in one pass.</summary>
    /// <param name="document">The page.</param>
    public MetaTags(IDocument document)
    {
        int tags = 0;
        foreach (IElement meta in document.GetElementsByTagName("meta"))
        {
            if (++tags > MostTags)
                return;

            if (meta.GetAttribute("content") is not string content || string.IsNullOrWhiteSpace(content))
                continue;

            foreach (string attribute in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv"])
            {
                if (meta.GetAttribute(attribute) is { Length: > 0 } name)
                {
                    _contents.TryAdd(name.Trim(), content.Trim());
                    _all.Add((name.Trim(), content.Trim()));
                }
            }
        }
    }

    /// <summary>Every content of the first of some names that is there: an article has an element for each of its authors.</summary>
    /// <param name="names">The names, in order of preference.</param>
    public IReadOnlyList<string> All(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_contents.ContainsKey(name))
                return [.. _all.Where(tag => tag.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(tag => tag.Content)];
        }

        return [];
    }

    /// <summary>The content of the first of some names that is there.</summary>
    /// <param name="names">The names, in order of preference.</param>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_contents.TryGetValue(name, out string? content))
                return content;
        }

        return null;
    }
}
