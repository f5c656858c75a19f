using System.Globalization;
using System.Text;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>Tells spellings of one word from different words: “Laden” and “Ladin”, “Qa’ida” and “Qaeda”, “Erdoğan” and “Erdogan”.</summary>
internal static class SpellingKey
{
    private const int LongestWord = 40;
    private const int LeastForVowels = 5;

    /// <summary>
    /// A hash that spellings of one word share: marks on letters, apostrophes and hyphens left out, doubled letters once; in longer words
    /// also e for i and y, o for u, q for k.
    /// </summary>
    /// <param name="word">The word.</param>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        ulong key = 14695981039346656037;
        bool loose = word.Length >= LeastForVowels;
        char last = '\0';
        foreach (char c in word[..Math.Min(word.Length, LongestWord)])
        {
            char letter = char.IsAscii(c) ? char.ToLowerInvariant(c) : Plain(c);
            if (letter is '\'' or '’' or '‘' or 'ʻ' or '-' or '`')
            {
                continue;
            }

            letter = !loose
                ? letter
                : letter switch
                {
                    'i' or 'y' => 'e',
                    'u' => 'o',
                    'q' => 'k',
                    _ => letter,
                };
            if (letter != last || !loose)
            {
                key = (key ^ letter) * 1099511628211;
                last = letter;
            }
        }

        return key;
    }

    // The letter without its mark; the few that have no decomposition by name.
    private static char Plain(char c)
    {
        switch (char.ToLowerInvariant(c))
        {
            case 'ı':
                return 'i';
            case 'ø':
                return 'o';
            case 'ł':
                return 'l';
            case 'đ':
                return 'd';
        }

        if (char.IsSurrogate(c))
        {
            return c;
        }

        Span<char> one = [c];
        Span<char> parts = stackalloc char[8];
        return
            ((ReadOnlySpan<char>)one).TryNormalize(parts, out int written, NormalizationForm.FormD)
            && written > 1
            && CharUnicodeInfo.GetUnicodeCategory(parts[1]) == UnicodeCategory.NonSpacingMark
            ? char.ToLowerInvariant(parts[0])
            : char.ToLowerInvariant(c);
    }
}
