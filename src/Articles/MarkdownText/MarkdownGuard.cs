using System.Buffers;

namespace Pipeline.Articles.MarkdownText;

/// <summary>
/// Knows Markdown that a parser would take long over: its work grows with the square of the marks in one paragraph, and of the markers
/// before one line.
/// </summary>
internal static class MarkdownGuard
{
    // Two megabytes are a long book. What is longer is read as plain text, in time that grows with its length alone.
    private const int LongestText = 2 * 1024 * 1024;
    private const int MostMarks = 300;
    private const int MostMarkers = 50;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[*_~`");
    private static readonly SearchValues<char> Markers = SearchValues.Create(" \t>-*+.)0123456789");

    /// <summary>Whether the text is what people write.</summary>
    /// <param name="text">The Markdown.</param>
    public static bool IsTame(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
        {
            return false;
        }

        int marks = 0;
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            if (line.Trim().IsEmpty)
            {
                marks = 0;
                continue;
            }

            int words = line.IndexOfAnyExcept(Markers);
            ReadOnlySpan<char> before = words < 0 ? line : line[..words];
            if (
                before.Count('>') + before.Count('-') + before.Count('*') + before.Count('+') + before.Count('.') + before.Count(')')
                    > MostMarkers
                && words >= 0
            )
            {
                return false;
            }

            for (int at = line.IndexOfAny(Marks); at >= 0; at = NextMark(line, at))
            {
                marks++;
            }

            if (marks > MostMarks)
            {
                return false;
            }
        }

        return true;
    }

    private static int NextMark(ReadOnlySpan<char> line, int at)
    {
        int next = line[(at + 1)..].IndexOfAny(Marks);
        return next < 0 ? -1 : at + 1 + next;
    }
}
