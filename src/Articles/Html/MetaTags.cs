using AngleSharp.Dom;

namespace Pipeline.Articles.Html;

/// <summary>The <c>meta</c> elements of a page by name, property or itemprop; in the order of the page.</summary>
internal sealed class MetaTags
{
    private const int MostTags = 2000;
    private const int MostLevels = 12;

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
            {
                return;
            }

            if (meta.GetAttribute("content") is not string content || string.IsNullOrWhiteSpace(content))
            {
                continue;
            }

            // The author of a picture is not that of the story.
            bool ofOther = meta.HasAttribute("itemprop") && IsOfOther(meta);
            foreach (string attribute in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv"])
            {
                if (meta.GetAttribute(attribute) is { Length: > 0 } name && !(ofOther && attribute == "itemprop"))
                {
                    _contents.TryAdd(name.Trim(), content.Trim());
                    _all.Add((name.Trim(), content.Trim()));
                }
            }
        }
    }

    private static bool IsOfOther(IElement meta)
    {
        IElement? around = meta.ParentElement;
        for (int level = 0; level < MostLevels && around is not null; level++, around = around.ParentElement)
        {
            if (around.GetAttribute("itemtype") is string type)
            {
                return type.EndsWith("Object", StringComparison.Ordinal)
                    || type.EndsWith("/Comment", StringComparison.Ordinal)
                    || type.EndsWith("/Product", StringComparison.Ordinal)
                    || type.EndsWith("/Person", StringComparison.Ordinal)
                    || type.EndsWith("Organization", StringComparison.Ordinal);
            }
        }

        return false;
    }

    /// <summary>Every content of the first of some names that is there: an article has an element for each of its authors.</summary>
    /// <param name="names">The names, in order of preference.</param>
    public IReadOnlyList<string> All(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_contents.ContainsKey(name))
            {
                return [.. _all.Where(tag => tag.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(tag => tag.Content)];
            }
        }

        return [];
    }

    /// <summary>The first content of each of some names that is there.</summary>
    /// <param name="names">The names.</param>
    public IEnumerable<string> Each(params IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (_contents.TryGetValue(name, out string? content))
            {
                yield return content;
            }
        }
    }

    /// <summary>The content of the first of some names that is there.</summary>
    /// <param name="names">The names, in order of preference.</param>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_contents.TryGetValue(name, out string? content))
            {
                return content;
            }
        }

        return null;
    }
}
