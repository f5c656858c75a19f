using System.Text;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>
/// Sets tables as text: a row is one block, its cells separated by “ | ”. What only lies in a table to be placed on the page is no row.
/// </summary>
internal static class TableRows
{
    private const string Separator = " | ";

    /// <summary>The blocks of some lines.</summary>
    /// <param name="page">The page.</param>
    /// <param name="lines">Lines of it, in order.</param>
    public static IEnumerable<DraftBlock> Join(PageTree page, IReadOnlyList<PageLine> lines)
    {
        for (int i = 0; i < lines.Count; )
        {
            if (lines[i].Kind != BlockKind.TableRow)
            {
                yield return new DraftBlock(lines[i].Kind, lines[i].Text, lines[i].Poster, lines[i].Time);
                i++;
                continue;
            }

            int row = Around(page, lines[i], "tr");
            int end = i + 1;
            while (end < lines.Count && lines[end].Kind == BlockKind.TableRow && Around(page, lines[end], "tr") == row)
            {
                end++;
            }

            bool isLayout = row < 0;
            for (int k = i; k < end; k++)
            {
                isLayout |= MainText.IsRunning(lines[k]);
            }

            if (!isLayout)
            {
                yield return new DraftBlock(BlockKind.TableRow, Row(page, lines, i, end), Time: lines[i].Time);
            }

            for (; i < end; i++)
            {
                if (isLayout)
                {
                    yield return new DraftBlock(BlockKind.Paragraph, lines[i].Text, Time: lines[i].Time);
                }
            }
        }
    }

    private static string Row(PageTree page, IReadOnlyList<PageLine> lines, int start, int end)
    {
        var row = new StringBuilder(lines[start].Text);
        int cell = Cell(page, lines[start]);
        for (int i = start + 1; i < end; i++)
        {
            int next = Cell(page, lines[i]);
            row.Append(next == cell ? " " : Separator).Append(lines[i].Text);
            cell = next;
        }

        return row.ToString();
    }

    private static int Cell(PageTree page, PageLine line) => Math.Max(Around(page, line, "td"), Around(page, line, "th"));

    // The innermost element of a tag around a line; -1 where there is none.
    private static int Around(PageTree page, PageLine line, string tag)
    {
        int at = line.Owner;
        while (at >= 0 && page.Elements[at].Tag != tag)
        {
            at = page.Elements[at].Parent;
        }

        return at;
    }
}
