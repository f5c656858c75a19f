using Pipeline.Catalog.Queries;
using Pipeline.Metadata;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>Text with the words that were looked for marked.</summary>
internal static class MarkedText
{
    private const string More = "… ";
    private static readonly Style Mark = new(Color.Yellow, decoration: Decoration.Bold);

    /// <summary>Appends text.</summary>
    /// <param name="paragraph">What it is appended to.</param>
    /// <param name="text">The text; its line ends become spaces.</param>
    /// <param name="marks">The words in it, in order.</param>
    /// <param name="style">How the rest looks.</param>
    public static Paragraph AppendMarked(this Paragraph paragraph, string text, IReadOnlyList<TextSpan>? marks, Style? style = null)
    {
        string line = string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                source.CopyTo(span);
                span.Replace('\n', ' ');
                span.Replace('\r', ' ');
            }
        );
        int from = 0;
        foreach (TextSpan mark in marks ?? [])
        {
            paragraph.Append(line[from..mark.Start], style).Append(line[mark.Start..(mark.Start + mark.Length)], Mark);
            from = mark.Start + mark.Length;
        }

        return paragraph.Append(line[from..], style);
    }

    /// <summary>Appends a passage of an article, in a line of its own.</summary>
    public static Paragraph AppendSnippet(this Paragraph paragraph, Snippet snippet)
    {
        var dim = new Style(decoration: Decoration.Dim);
        return paragraph
            .Append(Environment.NewLine + (snippet.Start > 0 ? More : ""), dim)
            .AppendMarked(snippet.Text, snippet.Highlights, dim);
    }
}
