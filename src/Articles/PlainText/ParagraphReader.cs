using System.Text;

namespace Pipeline.Articles.PlainText;

/// <summary>Groups lines into paragraphs: empty lines separate them, and lines that were wrapped to a width are joined again.</summary>
internal static class ParagraphReader
{
    private const int NarrowestWrap = 30;
    private const int WidestWrap = 140;

    /// <summary>The paragraphs, in order.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="lines">Its lines.</param>
    public static List<string> Read(string text, List<Range> lines)
    {
        int width = WrapWidth(text, lines);
        var paragraphs = new List<string>();
        var paragraph = new StringBuilder();
        ReadOnlySpan<char> previous = [];
        foreach (Range range in lines)
        {
            ReadOnlySpan<char> line = text.AsSpan()[range].Trim();
            if (paragraph.Length > 0 && (line.IsEmpty || !Continues(previous, line, width)))
            {
                paragraphs.Add(paragraph.ToString());
                paragraph.Clear();
            }

            if (!line.IsEmpty)
            {
                // A word broken at a hyphen keeps the hyphen: without a dictionary, “well-known” and “exam-ple” look alike.
                if (
                    paragraph.Length > 0
                    && !(paragraph[^1] == '-' && paragraph.Length > 1 && char.IsLetter(paragraph[^2]) && char.IsLower(line[0]))
                )
                {
                    paragraph.Append(' ');
                }

                paragraph.Append(line);
            }

            previous = line;
        }

        if (paragraph.Length > 0)
        {
            paragraphs.Add(paragraph.ToString());
        }

        return paragraphs;
    }

    // The width the file was wrapped to, or 0 where every line is a paragraph.
    private static int WrapWidth(string text, List<Range> lines)
    {
        int width = 0;
        ReadOnlySpan<char> previous = [];
        foreach (Range range in lines)
        {
            ReadOnlySpan<char> line = text.AsSpan()[range].Trim();
            if (!line.IsEmpty && !previous.IsEmpty)
            {
                width = Math.Max(width, Math.Max(previous.Length, line.Length));
            }

            previous = line;
        }

        if (width is < NarrowestWrap or > WidestWrap)
        {
            return 0;
        }

        (int breaks, int full) = (0, 0);
        previous = [];
        foreach (Range range in lines)
        {
            ReadOnlySpan<char> line = text.AsSpan()[range].Trim();
            if (!line.IsEmpty && !previous.IsEmpty)
            {
                breaks++;
                full += IsFull(previous, line, width) ? 1 : 0;
            }

            previous = line;
        }

        return full * 10 >= breaks * 7 ? width : 0;
    }

    // The line was broken because the next word did not fit.
    private static bool IsFull(ReadOnlySpan<char> line, ReadOnlySpan<char> next, int width)
    {
        int word = next.IndexOf(' ');
        return line.Length + 1 + (word < 0 ? next.Length : word) > width;
    }

    private static bool Continues(ReadOnlySpan<char> line, ReadOnlySpan<char> next, int width) =>
        width > 0 && (IsFull(line, next, width) || (line.Length * 5 >= width * 3 && char.IsLetter(line[^1]) && char.IsLower(next[0])));
}
