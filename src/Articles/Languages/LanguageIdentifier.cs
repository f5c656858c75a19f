using System.Collections.Frozen;

namespace Pipeline.Articles.Languages;

/// <summary>Tells the language of a text.</summary>
internal static class LanguageIdentifier
{
    private const int LongestSample = 4000;

    private static readonly FrozenSet<string> EnglishWords =
        "the of and to in a that is was for on with as at by it from he said be has have his are not an were will who but they had which this their its she after been or more".Split(' ').ToFrozenSet();

    /// <summary>The language as ISO 639-1: <c>en</c> where the commonest English words make up a fifth of the words, else <c>und</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Identify(string text)
    {
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> english = EnglishWords.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> rest = text.AsSpan(0, Math.Min(text.Length, LongestSample));
        (int words, int found) = (0, 0);
        foreach (Range range in rest.Split(' '))
        {
            words++;
            found += english.Contains(rest[range]) ? 1 : 0;
        }

        return words >= 8 && found * 5 >= words ? "en" : "und";
    }
}
