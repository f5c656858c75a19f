using Pipeline.Articles.Dates;

namespace Pipeline.Articles.PlainText;

/// <summary>Reads the <c>date 2022-01-10</c> that opens a file of the archive format; the rest of the line is the story's.</summary>
internal static class LeadingDate
{
    private const string Keyword = "date";
    private const int DayLength = 10;

    /// <summary>Reads the date that opens a line.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="line">Where the line lies in it.</param>
    /// <param name="date">The date.</param>
    /// <param name="rest">What follows it on the line, trimmed.</param>
    public static bool TryRead(ReadOnlySpan<char> text, Range line, out PublicationDate date, out Range rest)
    {
        (int start, int length) = line.GetOffsetAndLength(text.Length);
        ReadOnlySpan<char> words = text.Slice(start, length).TrimStart();
        int end = start + length;
        if (words.StartsWith(Keyword, StringComparison.OrdinalIgnoreCase))
        {
            words = words[Keyword.Length..].TrimStart(": \t");
        }
        else
        {
            words = [];
        }

        // The day may be followed by a time: 2022-01-10T08:30Z.
        int token = words.IndexOf(' ') is >= 0 and int space ? space : words.Length;
        bool read =
            token >= DayLength
            && char.IsAsciiDigit(words[0])
            && DateReader.TryReadLine(words[..token], out date, out bool isChange)
            && !isChange;
        if (!read)
        {
            (date, rest) = (default, line);
            return false;
        }

        DateReader.TryReadLine(words[..token], out date, out _);
        rest = (end - words[token..].TrimStart().Length)..end;
        return true;
    }
}
