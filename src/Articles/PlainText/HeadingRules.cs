using System.Collections.Frozen;
using Pipeline.Articles.Dates;

namespace Pipeline.Articles.PlainText;

/// <summary>What makes a paragraph of plain text a heading: it is short, begins like a title and does not end like a sentence.</summary>
internal static class HeadingRules
{
    private const int LongestHeading = 160;
    private const int MostWords = 26;

    private static readonly FrozenSet<string> Abbreviations = WordList
        .Read("PlainText/headings.txt", "abbreviations")
        .Words.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the first paragraph could be the headline: unlike a subheading, it may ask or exclaim.</summary>
    /// <param name="raw">The paragraph.</param>
    public static bool LooksLikeHeadline(ReadOnlySpan<char> raw)
    {
        ReadOnlySpan<char> line = raw.Trim();
        return LooksLikeHeading(line.TrimEnd("?!")) && !(line[^1] is '?' or '!' && IsMark(line[0]));
    }

    /// <summary>Whether the paragraph could be a heading; its neighbours decide whether it is.</summary>
    /// <param name="raw">The paragraph.</param>
    public static bool LooksLikeHeading(ReadOnlySpan<char> raw)
    {
        ReadOnlySpan<char> line = raw.Trim();
        if (line.Length is < 2 or > LongestHeading)
        {
            return false;
        }

        // Closing marks and brackets aside: what a person is quoted as saying ends like a sentence.
        ReadOnlySpan<char> words = line.TrimEnd("\"'”’»)] ");
        if (words.IsEmpty || (words[^1] == '.' ? !EndsWithAbbreviation(words) : !char.IsLetterOrDigit(words[^1]) && words[^1] != '%'))
        {
            return false;
        }

        // Papers that write live print the time or the day over each entry.
        if (DateReader.TryReadLine(line, out _, out _) || (char.IsDigit(line[0]) && line.EndsWith("m.", StringComparison.Ordinal)))
        {
            return false;
        }

        if (!char.IsUpper(line[0]) && !char.IsDigit(line[0]) && !IsMark(line[0]) && !IsCaseless(line[0]))
        {
            return false;
        }

        return HasTitleWords(line);
    }

    private static bool HasTitleWords(ReadOnlySpan<char> line)
    {
        int words = 0;
        bool hasLetters = false;
        foreach (Range range in line.Split(' '))
        {
            ReadOnlySpan<char> word = line[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (++words > MostWords || word.Contains("://", StringComparison.Ordinal) || word[0] is '@' or '#')
            {
                return false;
            }

            // A stop inside ends a sentence: running text, not a title.
            if (word.Length > 3 && word[^1] is '.' && char.IsLower(word[^2]) && range.End.Value < line.Length && !word[..^1].Contains('.'))
            {
                return false;
            }

            hasLetters |= char.IsLetter(word[0]) || word.Length > 3;
        }

        return hasLetters;
    }

    private static bool EndsWithAbbreviation(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> word = line[(line.LastIndexOf(' ') + 1)..^1];
        return word.Contains('.')
            || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
            || line.EndsWith("...", StringComparison.Ordinal);
    }

    private static bool IsMark(char unit) => unit is '"' or '“' or '‘' or '\'' or '«' or '„';

    private static bool IsCaseless(char unit) => char.GetUnicodeCategory(unit) is System.Globalization.UnicodeCategory.OtherLetter;
}
