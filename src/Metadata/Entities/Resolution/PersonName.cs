using Pipeline.Metadata.Lexicon;

namespace Pipeline.Metadata.Entities.Resolution;

/// <summary>Compares names of people.</summary>
internal static class PersonName
{
    /// <summary>Whether the word is a suffix such as “Jr.”.</summary>
    /// <param name="word">The hash of the word.</param>
    public static bool IsSuffix(ulong word) => Titles.Suffixes.Contains(word);

    /// <summary>
    /// Whether the shorter name can stand for the longer: its first words, its last words, or its first and last with others left out
    /// between.
    /// </summary>
    /// <param name="shorter">The words of the shorter name.</param>
    /// <param name="longer">The words of the longer name.</param>
    public static bool CanStandFor(ReadOnlySpan<ulong> shorter, ReadOnlySpan<ulong> longer)
    {
        shorter = WithoutSuffix(shorter);
        longer = WithoutSuffix(longer);
        if (shorter.Length == 0 || shorter.Length > longer.Length)
        {
            return false;
        }

        if (longer.EndsWith(shorter) || longer.StartsWith(shorter))
        {
            return true;
        }

        // “Vladimir Putin” for “Vladimir Vladimirovich Putin”.
        return shorter.Length >= 2 && shorter[0] == longer[0] && shorter[^1] == longer[^1];
    }

    private static ReadOnlySpan<ulong> WithoutSuffix(ReadOnlySpan<ulong> words) =>
        words.Length > 1 && IsSuffix(words[^1]) ? words[..^1] : words;
}
