namespace Pipeline.Articles.Html;

/// <summary>Tells whether a title is another one with words left out: what newsrooms file, and what it grows into on the page.</summary>
internal static class ShortenedTitle
{
    // Less than two thirds of the words is another title, not a shorter one.
    private const int KeptOf3 = 2;
    private const int FewestWords = 5;

    /// <summary>
    /// Whether a title opens as the heading does, goes on with its words in their order, leaves some out, and keeps two thirds at least.
    /// </summary>
    /// <param name="title">The shorter title.</param>
    /// <param name="heading">The longer one.</param>
    public static bool Is(ReadOnlySpan<char> title, ReadOnlySpan<char> heading)
    {
        // Cut off, not shortened.
        if (title.EndsWith("…") || title.EndsWith("..."))
        {
            return false;
        }

        (int words, int kept) = (0, 0);
        ReadOnlySpan<char> wanted = Next(ref title);
        for (ReadOnlySpan<char> word = Next(ref heading); !word.IsEmpty; word = Next(ref heading))
        {
            words++;
            if (word.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                kept++;
                wanted = Next(ref title);
            }
            else if (words == 1)
            {
                return false;
            }
        }

        return wanted.IsEmpty && kept >= FewestWords && kept < words && kept * 3 >= words * KeptOf3;
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest)
    {
        int start = 0;
        while (start < rest.Length && !char.IsLetterOrDigit(rest[start]))
        {
            start++;
        }

        int end = start;
        while (end < rest.Length && char.IsLetterOrDigit(rest[end]))
        {
            end++;
        }

        ReadOnlySpan<char> word = rest[start..end];
        rest = rest[end..];
        return word;
    }
}
