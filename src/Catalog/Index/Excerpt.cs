namespace Pipeline.Catalog.Index;

/// <summary>The beginning of a text, for columns that people read.</summary>
internal static class Excerpt
{
    public const int HeadlineLength = 500;
    public const int LeadLength = 300;
    public const int NameLength = 100;
    public const int ReasonLength = 1000;

    private const char Ellipsis = '…';

    /// <summary>The text, or as much as fits together with an ellipsis after the last whole word. White space is collapsed.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="length">How long the excerpt may be, in UTF-16 units.</param>
    public static string? Of(string? text, int length)
    {
        if (text is null)
        {
            return null;
        }

        var output = new System.Text.StringBuilder(Math.Min(text.Length, length) + 1);
        int lastSpace = 0;
        foreach (char character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                if (output.Length > 0 && output[^1] != ' ')
                {
                    if (output.Length < length)
                    {
                        lastSpace = output.Length;
                    }

                    output.Append(' ');
                }

                continue;
            }

            output.Append(character);
            if (output.Length > length)
            {
                // One very long word is cut in the middle, but not inside a surrogate pair.
                output.Length = lastSpace > 0 ? lastSpace : length - 1;
                if (output.Length > 0 && char.IsHighSurrogate(output[^1]))
                {
                    output.Length--;
                }

                return output.Append(Ellipsis).ToString();
            }
        }

        return output.ToString().TrimEnd();
    }
}
