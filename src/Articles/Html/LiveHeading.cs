using System.Buffers;

namespace Pipeline.Articles.Html;

/// <summary>Tells the heading of a page that is still changing: “UK riots LIVE: …”, “Budget LIVE updates”.</summary>
internal static class LiveHeading
{
    private static readonly string[] Words = [.. WordList.Read("Html/live.txt", "words").Words];
    private static readonly string[] AfterThem = [.. WordList.Read("Html/live.txt", "after them").Words];
    private static readonly SearchValues<char> Marks = SearchValues.Create(":–—|-");

    /// <summary>Whether the heading says so.</summary>
    /// <param name="heading">The heading.</param>
    public static bool Is(ReadOnlySpan<char> heading)
    {
        foreach (string word in Words)
        {
            for (int from = 0; heading[from..].IndexOf(word, StringComparison.Ordinal) is >= 0 and int found; from += found + word.Length)
            {
                int at = from + found;
                if ((at == 0 || char.IsWhiteSpace(heading[at - 1])) && IsFollowed(heading[(at + word.Length)..]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a text has one of the words, whatever its capitals.</summary>
    /// <param name="text">The text.</param>
    public static bool IsNamedIn(string text) => Array.Exists(Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsFollowed(ReadOnlySpan<char> rest)
    {
        bool spaced = !rest.IsEmpty && char.IsWhiteSpace(rest[0]);
        rest = spaced ? rest[1..] : rest;
        if (!rest.IsEmpty && Marks.Contains(rest[0]))
        {
            return true;
        }

        foreach (string word in AfterThem)
        {
            if (
                spaced
                && rest.StartsWith(word, StringComparison.Ordinal)
                && (rest.Length == word.Length || !char.IsLetterOrDigit(rest[word.Length]))
            )
            {
                return true;
            }
        }

        return false;
    }
}
