using AngleSharp.Dom;

namespace Pipeline.Articles.Html;

/// <summary>The <c>meta</c> elements of a page by name, property or itemprop; of several with one name the first.</summary>
internal sealed class MetaTags
{
    private const int MostTags = 2000;

    private readonly Dictionary<string, string> _contents = new(StringComparer.OrdinalIgnoreCase);

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
                    _contents.TryAdd(name.Trim(), content.Trim());
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
                return content;
        }

        return null;
    }
}
