using System.Collections.Frozen;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.PlainText;
using Pipeline.Articles.Structure;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.Html;

/// <summary>Finds who wrote an article: what the page states for machines, else the byline a reader sees.</summary>
internal static class BylineFinder
{
    private const int MostLinesApart = 4;
    private const int LinesBefore = 40;
    private const int LinesAfter = 12;
    private const int LinesOfHead = 6;
    private const int LongestByline = 160;
    private const int LongestDesk = 50;
    private const Scope NoByline = Scope.Related | Scope.Comments | Scope.Promotion | Scope.Navigation | Scope.Caption | Scope.Hidden;

    private static readonly FrozenSet<string> AuthorLabels = Set("labels");

    private static readonly FrozenSet<string> AuthorClasses = Set("classes");
    private static readonly FrozenSet<string> Alone = Set("alone");

    /// <summary>Sets the draft's byline.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">Where the story is.</param>
    /// <param name="meta">The page's meta elements.</param>
    /// <param name="title">The page's title element.</param>
    /// <param name="draft">The draft; its byline, if any, is that of the JSON-LD.</param>
    public static void Read(PageTree page, MainText main, MetaTags meta, string? title, ArticleDraft draft)
    {
        AddStated(meta, draft);

        // Where the stated author is the paper itself, the page may still show a person.
        string? site = meta.First("og:site_name");
        string?[] houses = [draft.Outlet, site, AtEnd(title)];
        bool IsDesk(string name) => Array.Exists(houses, house => HouseName.IsDesk(name, house));
        bool IsHouse(List<string> names) =>
            names.TrueForAll(name => Array.Exists(houses, house => HouseName.Is(name, house)) || IsDesk(name))
            || SameWords.Are(string.Join(' ', names), site ?? draft.Outlet);
        if (draft.Byline.Count > 0 && !IsHouse(draft.Byline))
        {
            CompleteNames(page, main, draft.Byline);
            return;
        }

        List<string> shown = Shown(page, main, IsHouse);
        if (shown.Count == 0)
        {
            shown = Linked(page, main);
        }

        if (shown.Count == 0 && draft.Byline.Count == 0 && Agency(page, main) is string agency)
        {
            shown.Add(agency);
        }

        // “Harbour Post staff” says more than the agency beside it, and less than a person.
        if (shown.Count > 0 && !(draft.Byline.Exists(IsDesk) && shown.TrueForAll(static name => HouseName.IsAgency(name))))
        {
            draft.IsBylineShown = true;
            draft.Byline.Clear();
            draft.Byline.AddRange(shown);
        }
    }

    private static void AddStated(MetaTags meta, ArticleDraft draft)
    {
        if (draft.Byline.Count == 0)
        {
            foreach (string stated in meta.All(MetaNames.Author))
            {
                BylineReader.AddStated(stated, draft.Byline);
            }
        }

        // Written for the cards of a social network: a label, and what it labels.
        if (
            draft.Byline.Count == 0
            && meta.First("twitter:label1") is string label
            && AuthorLabels.Contains(label)
            && meta.First("twitter:data1") is string labelled
        )
        {
            BylineReader.AddStated(labelled, draft.Byline);
        }
    }

    // “Library to close | The Harbour Post”: the paper's name.
    private static string? AtEnd(string? title)
    {
        int seam = title.AsSpan().LastIndexOfAny("|–—-");
        return seam > 0 ? title.AsSpan(seam + 1).Trim().ToString() : null;
    }

    // “Jane” is stated, and “Jane Doe” shown on a line of its own.
    private static void CompleteNames(PageTree page, MainText main, List<string> names)
    {
        if (names.TrueForAll(static name => name.Contains(' ')))
        {
            return;
        }

        (int start, int end) = Around(page, main);
        for (int i = start; i < end; i++)
        {
            PageLine line = page.Lines[i];
            int at = line.Text.IndexOf(' ');
            int stated = at > 0 && line.Text.Length <= LongestDesk ? names.IndexOf(line.Text[..at]) : -1;
            if (
                stated >= 0
                && (main.ScopeOf(line) & (Scope.Related | Scope.Comments | Scope.Promotion | Scope.Caption)) == 0
                && BylineReader.ReadNames(line.Text, strict: true) is [string whole]
            )
            {
                names[stated] = whole;
            }
        }
    }

    // The agency alone on a line between the headline and the lead.
    private static string? Agency(PageTree page, MainText main)
    {
        (int start, _) = Around(page, main);
        for (int i = Lead(page, main) - 1; i >= start; i--)
        {
            PageLine line = page.Lines[i];
            if (page.Elements[line.Owner].Tag == "h1")
            {
                return null;
            }

            if ((main.ScopeOf(line) & (NoByline & ~Scope.Caption | Scope.Media)) == 0 && HouseName.IsAgency(line.Text))
            {
                return line.Text;
            }
        }

        return null;
    }

    private static (int Start, int End) Around(PageTree page, MainText main)
    {
        PageElement root = page.Elements[main.Root];
        return (Math.Max(0, root.FirstLine - LinesBefore), Math.Min(page.Lines.Count, root.EndLine + LinesAfter));
    }

    private static List<string> Shown(PageTree page, MainText main, Predicate<List<string>> isHouse)
    {
        PageElement root = page.Elements[main.Root];
        (int start, int end) = Around(page, main);
        List<string>? marked = null;
        int lead = Lead(page, main);

        // A story that is shown to readers without scripts only is still the story.
        Scope around = root.Scope & Scope.Hidden;
        for (int i = start; i < end; i++)
        {
            PageLine line = page.Lines[i];
            Scope scope = main.ScopeOf(line) & ~around;

            // “Posted by …” at the foot of a post.
            if ((scope & Scope.Byline) != 0 && (page.Elements[line.Inner].Own & Scope.Byline) != 0)
            {
                scope &= ~Scope.Navigation;
            }

            if (
                line.Text.Length > LongestByline
                || (scope & NoByline) != 0
                || line.Kind == BlockKind.Heading && (scope & Scope.Byline) == 0
            )
            {
                continue;
            }

            string words = BylineReader.WithoutDate(line.Text);
            bool isMarked = (scope & Scope.Byline) != 0;
            foreach (List<string> said in Said(page, i, end, words, isMarked || i < lead, i < lead))
            {
                if (!isHouse(said))
                {
                    return said;
                }

                marked ??= said;
            }

            marked ??= isMarked ? Marked(line, words, (scope & Scope.Biography) != 0) : null;
        }

        return marked ?? [];
    }

    // The bylines that a line is by its words.
    private static IEnumerable<List<string>> Said(PageTree page, int i, int end, string words, bool mayBeLine, bool mayBePart)
    {
        if (mayBeLine && BylineReader.TryReadLine(words, out List<string> said))
        {
            yield return said;
        }

        // “Opinion | By Jane Doe | 3 May”
        if (mayBePart && Part(words) is { Count: > 0 } part)
        {
            yield return part;
        }

        // “By” on a line of its own, and who on the next.
        if (
            Alone.Contains(page.Lines[i].Text)
            && i + 1 < end
            && page.Lines[i + 1].Text is { Length: <= LongestDesk } who
            && BylineReader.ReadNames(BylineReader.WithoutDate(who), strict: true) is { Count: > 0 } next
        )
        {
            yield return next;
        }
    }

    // The byline of a line that the page calls one.
    private static List<string>? Marked(PageLine line, string words, bool isBiography)
    {
        // “By Staff Writer”, “By AFP/The Local”: no person, but the page calls it the author.
        if (line.Text.Length <= LongestDesk && BylineReader.AfterOpener(words) is { Length: > 1 } desk)
        {
            var stated = new List<string>();
            BylineReader.AddStated(desk, stated);
            if (stated.Count > 0)
            {
                return stated;
            }
        }

        return !isBiography && BylineReader.ReadNames(words, strict: true) is { Count: > 0 } names ? names : null;
    }

    // Where the running text begins: lines above it may be the byline without being marked as one.
    private static int Lead(PageTree page, MainText main)
    {
        PageElement root = page.Elements[main.Root];
        int lead = root.FirstLine;
        while (lead < root.EndLine && (main.IsOutside(page.Lines[lead]) || !MainText.IsRunning(page.Lines[lead])))
        {
            lead++;
        }

        return Math.Max(lead, Math.Min(root.FirstLine + LinesOfHead, root.EndLine));
    }

    private static List<string>? Part(string line)
    {
        foreach (Range range in line.AsSpan().SplitAny('|', '·', '•'))
        {
            (int start, int length) = range.GetOffsetAndLength(line.Length);
            if (length < line.Length && BylineReader.TryReadLine(line.AsSpan(start, length), out List<string> names))
            {
                return names;
            }
        }

        return null;
    }

    // Links and names that the markup itself gives to the author, for lines that hold other things too.
    private static List<string> Linked(PageTree page, MainText main)
    {
        PageElement root = page.Elements[main.Root];
        var names = new List<string>();
        int first = -1;
        foreach (PageElement element in page.Elements)
        {
            if (
                element.FirstLine < root.FirstLine - LinesBefore
                || (element.Scope & (NoByline | Scope.Biography)) != 0
                || !IsAuthor(element)
            )
            {
                continue;
            }

            if (element.FirstLine > root.EndLine + LinesAfter || (first >= 0 && element.FirstLine > first + MostLinesApart))
            {
                break;
            }

            string words = CleanText.Line(element.Element.TextContent is { Length: <= LongestByline } text ? text : null);
            if (words.Length is < 2 or > LongestDesk)
            {
                continue;
            }

            BylineReader.AddStated(BylineReader.WithoutDate(words), names);
            first = first < 0 && names.Count > 0 ? element.FirstLine : first;
        }

        return names;
    }

    private static bool IsAuthor(PageElement element) =>
        (
            element.Tag == "a"
            && element.Element.GetAttribute("rel") is string relation
            && relation.Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase)
        )
        || (
            element.Element.ClassName is string names
            && names
                .Split(' ')
                .Any(static name =>
                    AuthorClasses.Contains(name)
                    || name.StartsWith("authorname", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("author-name", StringComparison.OrdinalIgnoreCase)
                )
        );

    private static FrozenSet<string> Set(string section) =>
        WordList.Read("Html/bylines.txt", section).Lines.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
