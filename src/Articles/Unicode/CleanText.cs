using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pipeline.Articles.Unicode;

/// <summary>Turns raw characters into the form that <see cref="Article.Text"/> promises.</summary>
internal static class CleanText
{
    private static readonly SearchValues<char> CleanCharacters = SearchValues.Create([
        .. Characters(' ', '~'),
        .. Characters('\u00A1', '\u00AC'),
        .. Characters('\u00AE', '\u02FF'),
        .. Characters('\u2010', '\u2027'),
        .. Characters('\u2030', '\u205E'),
        '€',
        '№',
        '™',
        '−',
    ]);

    /// <summary>
    /// One line of clean text: white space collapsed to single spaces and trimmed, control and invisible format characters
    /// dropped, lone surrogates replaced by U+FFFD, normal form C.
    /// </summary>
    /// <remarks>U+200C and U+200D stay: Persian, the Indic scripts and emoji are misspelt without them.</remarks>
    /// <param name="raw">The raw characters; line ends count as white space.</param>
    public static string Line(ReadOnlySpan<char> raw)
    {
        raw = raw.Trim();
        if (IsClean(raw))
        {
            return raw.ToString();
        }

        var clean = new StringBuilder(raw.Length);
        bool space = false;
        for (int i = 0; i < raw.Length; i++)
        {
            char unit = raw[i];
            if (char.IsWhiteSpace(unit))
            {
                space = clean.Length > 0;
                continue;
            }

            if (IsDropped(unit))
            {
                continue;
            }

            if (space)
            {
                clean.Append(' ');
                space = false;
            }

            if (!char.IsSurrogate(unit))
            {
                clean.Append(unit);
            }
            else if (char.IsHighSurrogate(unit) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]))
            {
                clean.Append(unit).Append(raw[++i]);
            }
            else
            {
                clean.Append('\uFFFD');
            }
        }

        return clean.ToString().Normalize();
    }

    private static IEnumerable<char> Characters(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    /// <summary>
    /// Whether the character has no place in text: control characters, byte-order marks, soft hyphens, zero-width spaces and bidirectional
    /// controls.
    /// </summary>
    /// <param name="unit">The character.</param>
    public static bool IsDropped(char unit) =>
        unit switch
        {
            < ' ' or (>= '\u007F' and < '\u00A0') => !char.IsWhiteSpace(unit),
            '\u00AD' or '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' => true,
            >= '\u202A' and <= '\u202E' => true,
            >= '\u2060' and <= '\u206F' => true,
            >= '\uFFF9' and <= '\uFFFB' => true,
            '\uFFFE' or '\uFFFF' => true,
            _ => false,
        };

    /// <summary>Whether the text has a letter or a digit.</summary>
    /// <param name="text">The text.</param>
    public static bool HasWord(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return true;
            }

            if (
                char.IsHighSurrogate(text[i])
                && Rune.DecodeFromUtf16(text[i..], out Rune rune, out int _) == System.Buffers.OperationStatus.Done
                && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol)
            )
            {
                return true;
            }
        }

        return false;
    }

    // The usual case: letters and punctuation of the West with single spaces. Nothing of it is dropped, none of it composes with anything.
    private static bool IsClean(ReadOnlySpan<char> line) =>
        line.IndexOfAnyExcept(CleanCharacters) < 0 && line.IndexOf("  ", StringComparison.Ordinal) < 0;
}
