using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>Picks the lines of the story out of its subtree and leaves what surrounds it: captions, related links, prompts, tools.</summary>
internal static class StoryLines
{
    /// <summary>Adds the story's blocks to the draft.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">Where the story is.</param>
    /// <param name="draft">The draft; its headline and captions are known.</param>
    public static void Read(PageTree page, MainText main, ArticleDraft draft)
    {
        PageElement root = page.Elements[main.Root];
        var kept = new List<PageLine>();
        for (int i = root.FirstLine; i < root.EndLine; i++)
        {
            PageLine line = page.Lines[i];
            if (IsStory(line, main.ScopeOf(line)))
                kept.Add(line);
        }

        // What hangs after the last running text is no part of it.
        int end = kept.FindLastIndex(line => MainText.IsRunning(line) || EndsLikeSentence(line.Text));
        if (end >= 0)
            kept.RemoveRange(end + 1, kept.Count - end - 1);

        string? previous = null;
        foreach (PageLine line in kept)
        {
            if (line.Text != previous)
                draft.Add(line.Kind, line.Text);

            previous = line.Text;
        }
    }

    private static bool IsStory(PageLine line, Scope scope)
    {
        if ((scope & Scope.Never) != 0)
            return false;

        if (line.LinkDensity > 0.8 && line.Kind != BlockKind.Heading)
            return false;

        return !Boilerplate.IsBoilerplate(line);
    }

    private static bool EndsLikeSentence(string text)
    {
        ReadOnlySpan<char> words = text.AsSpan().TrimEnd("\"'”’»)] ");
        return words.Length > 0 && words[^1] is '.' or '!' or '?' or '…' or '。' or '।';
    }
}
