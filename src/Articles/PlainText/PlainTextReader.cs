using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.PlainText;

/// <summary>
/// Reads an article that is plain text: a header of date, headline and byline in any order, then paragraphs and subheadings.
/// </summary>
internal static class PlainTextReader
{
    // A header is short: beyond these many lines, or after a line this long, a date or a “By …” is part of the story.
    private const int MostHeaderLines = 8;
    private const int LongestHeaderLine = 200;

    /// <summary>Reads the file's text.</summary>
    /// <param name="text">The decoded characters.</param>
    public static ArticleDraft Read(string text)
    {
        var draft = new ArticleDraft();
        Read(text, draft);
        return draft;
    }

    /// <summary>Reads a text into a draft that may know its header already.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="draft">The draft.</param>
    public static void Read(string text, ArticleDraft draft)
    {
        List<Range> lines = LineReader.Split(text);
        ReadHeader(text, lines, draft);
        draft.IsBylineShown = true;
        foreach (string paragraph in ParagraphReader.Read(text, lines))
        {
            draft.Add(BlockKind.Paragraph, paragraph);
        }

        MarkHeadings(draft.Blocks, hasHeadline: draft.Headline is null);
        if (draft.Headline is null && draft.Blocks.Count > 1 && draft.Blocks[0].Kind == BlockKind.Heading)
        {
            draft.Headline = CleanText.Line(draft.Blocks[0].Raw);
            draft.Blocks.RemoveAt(0);
        }
    }

    /// <summary>Reads text that is a story's body and has no header: paragraphs and subheadings.</summary>
    /// <param name="text">The characters.</param>
    public static List<DraftBlock> ReadBody(string text)
    {
        var draft = new ArticleDraft();
        foreach (string paragraph in ParagraphReader.Read(text, LineReader.Split(text)))
        {
            draft.Add(BlockKind.Paragraph, paragraph);
        }

        MarkHeadings(draft.Blocks, hasHeadline: false);
        return draft.Blocks;
    }

    /// <summary>Reads a line that is a date, a byline or both, and nothing else.</summary>
    /// <param name="line">The line.</param>
    /// <param name="draft">Where it goes.</param>
    public static bool TryReadHeaderLine(ReadOnlySpan<char> line, ArticleDraft draft) =>
        line.Length <= LongestHeaderLine
        && ((draft.Published is null && TryReadDateLine(line, draft)) || (draft.Byline.Count == 0 && TryReadByline(line, draft)));

    // Lines that are taken become empty, so that they end a paragraph as they do on the page.
    private static void ReadHeader(string text, List<Range> lines, ArticleDraft draft)
    {
        int seen = 0;
        for (int i = 0; i < lines.Count && seen < MostHeaderLines; i++)
        {
            ReadOnlySpan<char> line = text.AsSpan()[lines[i]].Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            if (seen == 0 && LeadingDate.TryRead(text, lines[i], out PublicationDate leading, out Range rest))
            {
                draft.Published = leading;
                lines[i] = rest;
                line = text.AsSpan()[rest];
            }

            if (line.Length > LongestHeaderLine)
            {
                break;
            }

            // An archive may state any number of fields.
            bool field = HeaderField.TryRead(line, draft);
            seen += field ? 0 : 1;
            if (field || TryReadAddress(line, draft) || TryReadHeaderLine(line, draft))
            {
                lines[i] = lines[i].Start..lines[i].Start;
            }
        }
    }

    // Text that was copied with the address it stood under.
    private static bool TryReadAddress(ReadOnlySpan<char> line, ArticleDraft draft)
    {
        ReadOnlySpan<char> address = line.Trim("<>");
        if (
            draft.Url is not null
            || !(
                address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            )
            || address.ContainsAny(' ', '\t')
            || !Uri.TryCreate(address.ToString(), UriKind.Absolute, out _)
        )
        {
            return false;
        }

        draft.Url = address.ToString();
        return true;
    }

    private static bool TryReadDateLine(ReadOnlySpan<char> line, ArticleDraft draft)
    {
        if (!DateReader.TryReadLine(line, out PublicationDate date, out bool isChange))
        {
            return false;
        }

        if (isChange)
        {
            draft.Modified ??= date;
        }
        else
        {
            draft.Published = date;
        }

        return true;
    }

    // “By Jane Doe”, and “By Jane Doe | 10 January 2022”.
    private static bool TryReadByline(ReadOnlySpan<char> line, ArticleDraft draft)
    {
        int bar = line.LastIndexOfAny('|', '•', '·');
        if (
            bar > 0
            && DateReader.TryReadLine(line[(bar + 1)..], out PublicationDate date, out bool isChange)
            && BylineReader.TryReadLine(line[..bar], out List<string> dated)
        )
        {
            draft.Byline.AddRange(dated);
            if (!isChange)
            {
                draft.Published ??= date;
            }

            return true;
        }

        if (BylineReader.TryReadLine(line, out List<string> names))
        {
            draft.Byline.AddRange(names);
            return true;
        }

        if (!BylineReader.TryReadDesk(line, out string desk))
        {
            return false;
        }

        draft.Byline.Add(desk);
        return true;
    }

    private static void MarkHeadings(List<DraftBlock> blocks, bool hasHeadline)
    {
        for (int i = 0; i < blocks.Count; )
        {
            int end = i;
            while (
                end < blocks.Count
                && (
                    end == 0 && hasHeadline
                        ? HeadingRules.LooksLikeHeadline(blocks[end].Raw)
                        : HeadingRules.LooksLikeHeading(blocks[end].Raw)
                )
            )
            {
                end++;
            }

            // Three in a row are the rows of a list or a table, and nothing follows the last block that it could head.
            // A headline may stand over a standfirst that looks like one.
            if (end - i is 1 or 2 && end < blocks.Count)
            {
                for (int k = i; k < end; k++)
                {
                    blocks[k] = blocks[k] with { Kind = BlockKind.Heading };
                }
            }

            i = Math.Max(end, i + 1);
        }
    }
}
