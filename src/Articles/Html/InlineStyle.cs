namespace Pipeline.Articles.Html;

/// <summary>Reads an element's style attribute.</summary>
internal static class InlineStyle
{
    /// <summary>The value of a property, up to its end or “!important”; empty where the style does not set it.</summary>
    /// <param name="style">The attribute's value.</param>
    /// <param name="property">The property.</param>
    public static ReadOnlySpan<char> Value(ReadOnlySpan<char> style, string property)
    {
        int at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return [];
        }

        ReadOnlySpan<char> value = style[(at + property.Length)..].TrimStart(": ");
        int end = value.IndexOfAny(";! ");
        return end < 0 ? value : value[..end];
    }
}
