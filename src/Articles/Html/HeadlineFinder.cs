using System.Buffers;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Unicode;

namespace Pipeline.Articles.Html;

/// <summary>Finds the headline: the large heading a reader sees, checked against the titles the page states for machines.</summary>
internal static class HeadlineFinder
{
    private const int LongestHeadline = 400;
    private const int ShortestTitle = 40;
    private const int ShortestPart = 20;
    private const double EnoughInCommon = 0.34;
    private const Scope NoHeadline = Scope.Navigation | Scope.Related | Scope.Comments | Scope.Promotion | Scope.Aside;

    private static readonly SearchValues<char> Seams = SearchValues.Create("|–—«»·•-:");

    /// <summary>Sets the draft's headline.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">Where the story is.</param>
    /// <param name="meta">The page's meta elements.</param>
    /// <param name="title">The page's title element.</param>
    /// <param name="draft">The draft; its headline, if any, is that of the JSON-LD.</param>
    public static void Read(PageTree page, MainText main, MetaTags meta, string? title, ArticleDraft draft)
    {
        string[] stated =
        [
            .. new[] { draft.Headline, meta.First("og:title"), meta.First(MetaNames.Title), title }
                .Select(text => CleanText.Line(text))
                .Where(text => text.Length > 0),
        ];
        PageLine? best = Heading(page, main, stated);
        string? site = draft.Outlet ?? meta.First("og:site_name");
        string? ofData = draft.Headline is null ? null : WithoutSite(CleanText.Line(draft.Headline), stated, draft.Outlet);
        string? ofTags = meta.First("og:title") is string tag ? WithoutSite(CleanText.Line(tag), stated, site) : null;
        string? ofTitle = title is null ? null : WithoutSite(CleanText.Line(title), stated, site);
        string[] ofNetworks = [.. meta.Each(MetaNames.NetworkTitle).Select(other => WithoutSite(CleanText.Line(other), stated, site))];
        draft.ShownHeading = best?.Text;
        draft.Headline = best is null
            ? PartOf(title, page) ?? (stated.Length > 0 ? WithoutSite(stated[0], stated, site) : null)
            : Stated(best.Text, ofData, ofTags, ofTitle, ofNetworks) ?? best.Text;
    }

    // The heading that has most in common with a stated title.
    private static PageLine? Heading(PageTree page, MainText main, string[] stated)
    {
        PageLine? best = null;
        double bestScore = 0;
        for (int i = 0; i < page.Elements[main.Root].EndLine; i++)
        {
            PageLine line = page.Lines[i];
            int rank = Rank(page, main, line);
            if (rank == 0 || line.Text.Length > LongestHeadline || IsElsewhere(main, line, rank, stated))
            {
                continue;
            }

            double common = stated.Length == 0 ? 1 : stated.Max(text => InCommon(line.Text, text));
            double score = common + (rank == 2 ? 0.5 : 0);
            if (common >= (rank == 2 ? EnoughInCommon : 0.9) && score > bestScore)
            {
                (best, bestScore) = (line, score);
            }
        }

        return best;
    }

    // In a part of the page that heads no story. Some call the head of the article a banner: there the heading must be a stated title,
    // word for word.
    private static bool IsElsewhere(MainText main, PageLine line, int rank, string[] stated)
    {
        Scope scope = main.ScopeOf(line) & NoHeadline;
        return scope != Scope.None
            && (rank != 2 || scope != Scope.Navigation || !Array.Exists(stated, text => SameWords.Are(line.Text, text)));
    }

    // The title that stands for the story better than the heading a reader sees, if any does.
    private static string? Stated(string heading, string? ofData, string? ofTags, string? ofTitle, string[] ofNetworks)
    {
        // Two that agree against the heading: a page that heads its story “LIVE” or “Opinion” still tells machines its title.
        bool supported = SameWords.Are(heading, ofTags) || SameWords.Are(heading, ofTitle);
        if (
            ofData is not null
            && !supported
            && !SameWords.Are(heading, ofData)
            && (SameWords.Are(ofData, ofTags) || SameWords.Are(ofData, ofTitle))
        )
        {
            return ofData;
        }

        // “UK riots LIVE: …” heads a page that is still changing; its title for other sites is that of the story.
        // So is one that the heading goes on from, with a tail for search engines.
        if (ofTags is not null && ((LiveHeading.Is(heading) && !LiveHeading.IsNamedIn(ofTags)) || GoesOnFrom(heading, ofTags)))
        {
            return ofTags;
        }

        // The heading with words left out, stated twice: the headline as it was filed, before it was filled up or corrected on the page.
        if (ofTags is not null && ofNetworks.Contains(ofTags, StringComparer.OrdinalIgnoreCase) && ShortenedTitle.Is(ofTags, heading))
        {
            return ofTags;
        }

        if (ofData is not null && SameWords.Are(ofData, ofTitle) && ShortenedTitle.Is(ofData, heading))
        {
            return ofData;
        }

        // The kicker above the headline, inside one heading with it.
        return
            ofTags is not null
            && SameWords.Are(ofTags, ofData)
            && heading.Length > ofTags.Length
            && ofTags.Length >= ShortestTitle
            && heading.EndsWith(ofTags, StringComparison.OrdinalIgnoreCase)
            ? ofTags
            : null;
    }

    // “Site | Headline” in the title, and the headline in a heading that is a link, as blogs have it.
    private static string? PartOf(string? title, PageTree page)
    {
        int seam = title.AsSpan().IndexOfAny('|', '»', '–');
        if (title is null || seam < 0 || title.Length > LongestHeadline)
        {
            return null;
        }

        ReadOnlySpan<char> head = title.AsSpan(0, seam),
            tail = title.AsSpan(seam + 1);
        foreach (PageLine line in page.Lines)
        {
            if (
                line.Kind == BlockKind.Heading
                && line.Text.Length is >= ShortestPart and <= LongestHeadline
                && (SameWords.Are(tail, line.Text) || SameWords.Are(head, line.Text))
            )
            {
                return line.Text;
            }
        }

        return null;
    }

    // 2: the page's own headline markup; 1: another heading, which must repeat a stated title.
    private static int Rank(PageTree page, MainText main, PageLine line)
    {
        if (page.Elements[line.Owner].Tag == "h1" || (main.ScopeOf(line) & Scope.Headline) != 0)
        {
            return line.Kind == BlockKind.Heading || (main.ScopeOf(line) & Scope.Headline) != 0 ? 2 : 1;
        }

        return line.Kind == BlockKind.Heading ? 1 : 0;
    }

    private static bool GoesOnFrom(string heading, string title) =>
        title.Length >= ShortestTitle
        && heading.Length > title.Length + 1
        && heading[title.Length] == ' '
        && char.IsLetter(heading[title.Length + 1])
        && heading.StartsWith(title, StringComparison.OrdinalIgnoreCase);

    // The share of the shorter title's words that the longer has too, so that “Headline | Site” agrees with “Headline”.
    private static double InCommon(string left, string right)
    {
        HashSet<string> a = Words(left),
            b = Words(right);
        int smaller = Math.Min(a.Count, b.Count);
        if (smaller == 0)
        {
            return 0;
        }

        a.IntersectWith(b);
        return smaller < 3 && a.Count < Math.Max(Words(left).Count, b.Count) ? 0.5 * a.Count / smaller : (double)a.Count / smaller;
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        ReadOnlySpan<char> rest = text.Length > LongestHeadline ? text.AsSpan(0, LongestHeadline) : text;
        int start = -1;
        for (int i = 0; i <= rest.Length; i++)
        {
            bool inside = i < rest.Length && char.IsLetterOrDigit(rest[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(rest[start..i].ToString());
                start = -1;
            }
        }

        return words;
    }

    // “Headline | Site”, “Headline - Site”, “Site: Headline”: cut where another stated title or the site's name shows the seam.
    private static string WithoutSite(string title, string[] stated, string? site)
    {
        foreach (string other in stated)
        {
            if (
                other.Length < title.Length
                && other.Length >= 10
                && title.StartsWith(other, StringComparison.OrdinalIgnoreCase)
                && title.AsSpan(other.Length).TrimStart() is [char next, ..]
                && Seams.Contains(next)
            )
            {
                return other;
            }
        }

        int at = title.AsSpan().LastIndexOfAny(Seams);
        while (at > 0)
        {
            ReadOnlySpan<char> tail = title.AsSpan(at + 1).Trim();
            bool spaced = title[at - 1] == ' ' && at + 1 < title.Length && title[at + 1] == ' ';
            if (spaced && (SameWords.Are(tail, site) || (title[at] is '|' or '»' or '«' && tail.Count(' ') < 4)) && at > 10)
            {
                return WithoutSite(title[..at].TrimEnd(), [], site);
            }

            at = at > 1 ? title.AsSpan(0, at).LastIndexOfAny(Seams) : -1;
        }

        return title;
    }
}
