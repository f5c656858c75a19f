using System.Globalization;

namespace Pipeline.Catalog.Text;

/// <summary>
/// Makes spellings that a reader takes for the same word the same string: case, diacritics, ligatures, typographic marks.
/// </summary>
internal static class TextFolding
{
    /// <summary>How many characters one character can fold to.</summary>
    public const int MaxGrowth = 2;

    /// <summary>Folds one character.</summary>
    /// <param name="character">A UTF-16 unit. Surrogates stay as they are.</param>
    /// <param name="output">Where to write, at least <see cref="MaxGrowth"/> long.</param>
    /// <returns>How many characters were written: none for a mark that is dropped, two for a ligature.</returns>
    public static int Fold(char character, Span<char> output)
    {
        if (character is >= '\uFF01' and <= '\uFF5E')
        {
            character = (char)(character - 0xFEE0); // the full-width form of an ASCII character
        }

        char lower = char.ToLowerInvariant(character);
        output[0] = lower;
        if (char.IsAscii(lower))
        {
            return 1;
        }

        switch (lower)
        {
            case '‘' or '’' or '‛' or 'ʼ' or '´' or '′':
                output[0] = '\'';
                return 1;
            case '“' or '”' or '„' or '‟' or '«' or '»':
                output[0] = '"';
                return 1;
            case '‐' or '‑' or '‒' or '–' or '—' or '―' or '−':
                output[0] = '-';
                return 1;
            case 'ß':
                return Two('s', 's', output);
            case 'æ' or 'ǣ' or 'ǽ':
                return Two('a', 'e', output);
            case 'œ':
                return Two('o', 'e', output);
            case 'þ':
                return Two('t', 'h', output);
            case 'ĳ':
                return Two('i', 'j', output);
            case 'ﬀ':
                return Two('f', 'f', output);
            case 'ﬁ':
                return Two('f', 'i', output);
            case 'ﬂ':
                return Two('f', 'l', output);
            case 'ð':
                output[0] = 'd';
                return 1;
            default:
                if (IsDiacritic(lower) || CharUnicodeInfo.GetUnicodeCategory(lower) == UnicodeCategory.Format)
                {
                    return 0;
                }

                output[0] = BaseLetters.Of(lower);
                return 1;
        }
    }

    /// <summary>Whether the character belongs to a word: letters, digits, and the marks that some scripts cannot do without.</summary>
    /// <param name="character">A UTF-16 unit; surrogates count, so that words outside the basic plane stay whole.</param>
    public static bool IsWord(char character) =>
        char.IsAscii(character)
            ? char.IsAsciiLetterOrDigit(character)
            : char.IsLetterOrDigit(character)
                || char.IsSurrogate(character)
                || CharUnicodeInfo.GetUnicodeCategory(character)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                        or UnicodeCategory.Format
                        or UnicodeCategory.LetterNumber;

    private static int Two(char first, char second, Span<char> output)
    {
        output[0] = first;
        output[1] = second;
        return 2;
    }

    /// <summary>
    /// Combining diacritics, Hebrew points and Arabic vowel signs. The vowel signs of Indic scripts are letters to their readers, and stay.
    /// </summary>
    private static bool IsDiacritic(char character) =>
        character
            is (>= '\u0300' and <= '\u036F')
                or (>= '\u1AB0' and <= '\u1AFF')
                or (>= '\u1DC0' and <= '\u1DFF')
                or (>= '\u20D0' and <= '\u20FF')
                or (>= '\uFE20' and <= '\uFE2F')
                or (>= '\u0591' and <= '\u05BD')
                or '\u05BF'
                or '\u05C1'
                or '\u05C2'
                or '\u05C4'
                or '\u05C5'
                or '\u05C7'
                or (>= '\u064B' and <= '\u065F')
                or '\u0670';
}
