using Markdig;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Html;
using Pipeline.Articles.PlainText;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.MarkdownText;

/// <summary>Reads an article that is Markdown: YAML front matter for its metadata, CommonMark with pipe tables for its text.</summary>
internal static class MarkdownReader
{
    // Raw HTML stays: archives that convert pages leave figures and breaks in it. It is read, never run.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Reads the file's text.</summary>
    /// <param name="text">The decoded characters.</param>
    /// <param name="limits">How deep raw HTML in it may nest.</param>
    public static ArticleDraft Read(string text, ArticleLimits limits)
    {
        var draft = new ArticleDraft();
        string body = text[FrontMatter.Read(text, draft)..];
        if (!MarkdownGuard.IsTame(body) || ToHtml(body) is not string html)
        {
            PlainTextReader.Read(body, draft);
            return draft;
        }

        HtmlFragment.Read(html, draft, limits);
        if (draft.Headline is null && draft.Blocks.Count > 1 && draft.Blocks[0].Kind == BlockKind.Heading)
        {
            draft.Headline = CleanText.Line(draft.Blocks[0].Raw);
            draft.Blocks.RemoveAt(0);
        }

        TakeHeader(draft);
        return draft;
    }

    // Markdig refuses what nests deeper than it can unwind; the characters are still text.
    private static string? ToHtml(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // A byline or a date that stands between the headline and the story.
    private static void TakeHeader(ArticleDraft draft)
    {
        for (int i = 0; i < Math.Min(draft.Blocks.Count, 3); )
        {
            string line = draft.Blocks[i].Raw;
            if (draft.Blocks[i].Kind == BlockKind.Paragraph && PlainTextReader.TryReadHeaderLine(line, draft))
            {
                draft.Blocks.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }
    }
}
