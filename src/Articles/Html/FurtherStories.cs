using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>Finds the stories that a page loads below the one it is about, so that a reader may scroll on for ever.</summary>
internal static class FurtherStories
{
    private const int FewestParagraphs = 2;

    // A kicker and a day may stand above a headline; a byline and a day stand soon below it.
    private const int LinesAboveHeading = 3;
    private const int LinesBelowHeading = 5;

    /// <summary>Marks them, so that nothing of them is read.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">Where the story is.</param>
    /// <param name="draft">The draft; its headline is known.</param>
    public static void Mark(PageTree page, MainText main, ArticleDraft draft)
    {
        PageElement root = page.Elements[main.Root];
        int headline = -1;
        for (int i = 0; i < root.EndLine; i++)
        {
            PageLine line = page.Lines[i];
            if (SameWords.Are(line.Text, draft.ShownHeading) || SameWords.Are(line.Text, draft.Headline))
            {
                headline = i;
                if (line.Kind == BlockKind.Heading)
                {
                    break;
                }
            }
        }

        if (headline < 0 || draft.Updates.Count > 0)
        {
            return;
        }

        int home = Article(page, page.Lines[headline].Owner);
        for (int i = headline + 1; i < root.EndLine; i++)
        {
            PageLine line = page.Lines[i];
            if (
                line.Kind != BlockKind.Heading
                || (main.ScopeOf(line) & Scope.Never) != 0
                || SameWords.Are(line.Text, draft.Headline)
                || SameWords.Are(line.Text, draft.ShownHeading)
            )
            {
                continue;
            }

            int story = line.Owner;
            while (page.Elements[story].Parent >= 0 && page.Elements[page.Elements[story].Parent].FirstLine > headline)
            {
                story = page.Elements[story].Parent;
            }

            PageElement below = page.Elements[story];
            if (
                below.FirstLine < i - LinesAboveHeading
                || Paragraphs(page, main, headline + 1, below.FirstLine) < FewestParagraphs
                || Paragraphs(page, main, below.FirstLine, below.EndLine) < FewestParagraphs
            )
            {
                continue;
            }

            // A section of the story has a heading too; another story is an article of its own, or is dated and signed as one.
            int own = Article(page, line.Owner);
            bool isArticle = home >= 0 && own > home && own >= page.Elements[home].End;
            bool isSigned = page.Elements[line.Owner].Tag == "h1" && IsSigned(page, main, i, below.EndLine);
            if (isArticle || isSigned)
            {
                main.Mark(story, Scope.Related);
                i = below.EndLine - 1;
            }
        }
    }

    // The innermost article around an element; -1 where there is none.
    private static int Article(PageTree page, int element)
    {
        while (
            element >= 0
            && page.Elements[element].Tag != "article"
            && !(
                page.Elements[element].Element.GetAttribute("itemtype") is string type && type.EndsWith("Article", StringComparison.Ordinal)
            )
        )
        {
            element = page.Elements[element].Parent;
        }

        return element;
    }

    private static int Paragraphs(PageTree page, MainText main, int start, int end)
    {
        int paragraphs = 0;
        for (int i = start; i < end; i++)
        {
            paragraphs += MainText.IsRunning(page.Lines[i]) && !main.IsOutside(page.Lines[i]) ? 1 : 0;
        }

        return paragraphs;
    }

    private static bool IsSigned(PageTree page, MainText main, int heading, int end)
    {
        for (int i = heading + 1; i < Math.Min(end, heading + 1 + LinesBelowHeading); i++)
        {
            if ((main.ScopeOf(page.Lines[i]) & (Scope.Byline | Scope.Date)) != 0 && !MainText.IsRunning(page.Lines[i]))
            {
                return true;
            }
        }

        return false;
    }
}
