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
        int headline = HeadlineOf(page, main, draft);
        if (headline < 0 || draft.Updates.Count > 0)
        {
            return;
        }

        int home = Article(page, page.Lines[headline].Owner);
        int end = page.Elements[main.Root].EndLine;
        for (int i = headline + 1; i < end; i++)
        {
            PageLine line = page.Lines[i];
            if (line.Kind != BlockKind.Heading || (main.ScopeOf(line) & Scope.Never) != 0 || IsHeadline(line, draft))
            {
                continue;
            }

            int story = OutermostBelow(page, line.Owner, headline);
            if (HasStoryBelow(page, main, headline, i, story) && IsAnother(page, main, home, i, story))
            {
                main.Mark(story, Scope.Related);
                i = page.Elements[story].EndLine - 1;
            }
        }
    }

    // The heading that repeats the headline, else the last line that does; -1 where none does.
    private static int HeadlineOf(PageTree page, MainText main, ArticleDraft draft)
    {
        int headline = -1;
        for (int i = 0; i < page.Elements[main.Root].EndLine; i++)
        {
            if (IsHeadline(page.Lines[i], draft))
            {
                headline = i;
                if (page.Lines[i].Kind == BlockKind.Heading)
                {
                    break;
                }
            }
        }

        return headline;
    }

    private static bool IsHeadline(PageLine line, ArticleDraft draft) =>
        SameWords.Are(line.Text, draft.ShownHeading) || SameWords.Are(line.Text, draft.Headline);

    // The largest element around a heading that does not reach up to the headline.
    private static int OutermostBelow(PageTree page, int element, int headline)
    {
        while (page.Elements[element].Parent >= 0 && page.Elements[page.Elements[element].Parent].FirstLine > headline)
        {
            element = page.Elements[element].Parent;
        }

        return element;
    }

    // The heading stands at the head of the element, with paragraphs in it, and enough of the page's own story before it.
    private static bool HasStoryBelow(PageTree page, MainText main, int headline, int heading, int story)
    {
        PageElement below = page.Elements[story];
        return below.FirstLine >= heading - LinesAboveHeading
            && Paragraphs(page, main, headline + 1, below.FirstLine) >= FewestParagraphs
            && Paragraphs(page, main, below.FirstLine, below.EndLine) >= FewestParagraphs;
    }

    // A section of the story has a heading too; another story is an article of its own, or is dated and signed as one.
    private static bool IsAnother(PageTree page, MainText main, int home, int heading, int story)
    {
        int owner = page.Lines[heading].Owner;
        int own = Article(page, owner);
        bool isArticle = home >= 0 && own > home && own >= page.Elements[home].End;
        return isArticle || (page.Elements[owner].Tag == "h1" && IsSigned(page, main, heading, page.Elements[story].EndLine));
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
