using Pipeline.Articles.Drafts;
using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.Html;

/// <summary>Finds who wrote an article: what the page states for machines, else the byline a reader sees.</summary>
internal static class BylineFinder
{
    private const int LinesBefore = 40;
    private const int LinesAfter = 12;
    private const int LongestByline = 160;
    private const int LongestDesk = 50;
    private const Scope NoByline = Scope.Related | Scope.Comments | Scope.Promotion | Scope.Navigation | Scope.Caption | Scope.Hidden;

    /// <summary>Sets the draft's byline.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">Where the story is.</param>
    /// <param name="meta">The page's meta elements.</param>
    /// <param name="draft">The draft; its byline, if any, is that of the JSON-LD.</param>
    public static void Read(PageTree page, MainText main, MetaTags meta, ArticleDraft draft)
    {
        if (draft.Byline.Count == 0 && meta.First("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "cXenseParse:author", "citation_author", "article.author",
            "shareaholic:article_author_name", "og:author", "rnews:author") is string stated)
        {
            BylineReader.AddStated(stated, draft.Byline);
        }

        // Where the stated author is the paper itself, the page may still show a person.
        bool house = draft.Byline.Count > 0 && draft.Byline.TrueForAll(name => SameWords.Are(name, draft.Outlet) || SameWords.Are(name, meta.First("og:site_name")));
        if (draft.Byline.Count > 0 && !house)
            return;

        List<string> shown = Shown(page, main);
        if (shown.Count > 0)
        {
            draft.Byline.Clear();
            draft.Byline.AddRange(shown);
        }
    }

    private static List<string> Shown(PageTree page, MainText main)
    {
        PageElement root = page.Elements[main.Root];
        int start = Math.Max(0, root.FirstLine - LinesBefore);
        int end = Math.Min(page.Lines.Count, root.EndLine + LinesAfter);
        List<string>? marked = null;
        for (int i = start; i < end; i++)
        {
            PageLine line = page.Lines[i];
            Scope scope = main.ScopeOf(line);
            if (line.Text.Length > LongestByline || (scope & NoByline) != 0 || line.Kind == BlockKind.Heading && (scope & Scope.Byline) == 0)
                continue;

            if (BylineReader.TryReadLine(line.Text, out List<string> said) && (i < root.FirstLine + 6 || (scope & Scope.Byline) != 0))
                return said;

            // “By Staff Writer”, “By AFP/The Local”: no person, but the page calls it the author.
            if (marked is null && (scope & Scope.Byline) != 0 && line.Text.Length <= LongestDesk && BylineReader.AfterOpener(line.Text) is { Length: > 1 } desk)
            {
                marked = [];
                BylineReader.AddStated(desk, marked);
                marked = marked.Count > 0 ? marked : null;
            }

            if (marked is null && (scope & Scope.Byline) != 0 && (scope & Scope.Biography) == 0 && BylineReader.ReadNames(line.Text, strict: true) is { Count: > 0 } names)
                marked = names;
        }

        return marked ?? [];
    }
}
