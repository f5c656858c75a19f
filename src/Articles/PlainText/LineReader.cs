using System.Buffers;

namespace Pipeline.Articles.PlainText;

/// <summary>Cuts text into lines at every line end Unicode knows, without copying.</summary>
/// <remarks>A form feed or a paragraph separator counts as two line ends: it ends the paragraph too.</remarks>
internal static class LineReader
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    /// <summary>The ranges of all lines, line ends left out.</summary>
    /// <param name="text">The text.</param>
    public static List<Range> Split(ReadOnlySpan<char> text)
    {
        var lines = new List<Range>();
        int start = 0;
        while (start <= text.Length)
        {
            int length = text[start..].IndexOfAny(LineEnds);
            if (length < 0)
            {
                lines.Add(start..text.Length);
                break;
            }

            int end = start + length;
            lines.Add(start..end);
            if (text[end] is '\f' or '\u2029')
            {
                lines.Add(end..end);
            }

            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }
}
