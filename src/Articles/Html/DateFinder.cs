using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>
/// Finds when an article was published: what the page states for machines first, what it shows a reader next, its address last.
/// </summary>
internal static class DateFinder
{
    private const int LinesAround = 40;

    // From Hawaii (UTC−10; newsrooms further west are few) to New Zealand (UTC+13).
    private const int LatestHourOfTheDayBefore = 10;
    private const int EarliestHourOfTheDayAfter = 11;
    private const int LongestLine = 160;
    private const int LinesAfter = 10;
    private const int LinesOfHead = 5;
    private const Scope NoDate = Scope.Related | Scope.Comments | Scope.Promotion | Scope.Aside;

    private const string File = "Html/dates.txt";

    private static readonly string[] PublishedWords = Words("published");
    private static readonly string[] ChangedWords = Words("changed");
    private static readonly PhraseList Openings = PhraseList.Read(File, "openings", ignoresCase: false);
    private static readonly string[] PublishedClasses = Words("classes of publication");
    private static readonly string[] ChangedClasses = Words("classes of a change");
    private static readonly string[] ChangedOnlyClasses = Words("classes of a change only");

    /// <summary>Sets the draft's dates.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">Where the story is.</param>
    /// <param name="meta">The page's meta elements.</param>
    /// <param name="draft">The draft; its dates, if any, are those of the JSON-LD, and its addresses are known.</param>
    public static void Read(PageTree page, MainText main, MetaTags meta, ArticleDraft draft)
    {
        draft.Published ??= Find(meta.First(MetaNames.Published));
        draft.Modified ??= Find(meta.First(MetaNames.Modified));
        DayOrder order = DayOrders.Of(draft.CanonicalUrl ?? draft.Url, draft.DeclaredLanguage);
        draft.Published ??= FromMarkup(page, main, order);
        PublicationDate? shown = Shown(page, main, order);
        PublicationDate? addressed =
            AddressDate.Read(draft.CanonicalUrl) ?? AddressDate.Read(draft.Url) ?? AddressDate.Read(meta.First("og:url"));

        // Today's date stands at the head of many pages; an address is given once.
        draft.Published ??= addressed is not null && addressed.Value.Day < shown?.Day ? addressed : shown ?? addressed;
        if (draft.Published is PublicationDate published)
        {
            draft.Published = InNewsroomTime(published, addressed, shown);
        }
    }

    // Machines are told UTC, readers the day of the newsroom: 02:00 UTC on the 9th is still the 8th in Denver, 22:00 UTC already the 9th in
    // Tokyo. What a page shows may be the day of a change, so it only moves a day back.
    private static PublicationDate InNewsroomTime(PublicationDate stated, PublicationDate? addressed, PublicationDate? shown)
    {
        if (stated.Offset != TimeSpan.Zero || stated.Time is not TimeOnly time)
        {
            return stated;
        }

        DateOnly? back = time.Hour < LatestHourOfTheDayBefore && stated.Day > DateOnly.MinValue ? stated.Day.AddDays(-1) : null;
        DateOnly? ahead = time.Hour >= EarliestHourOfTheDayAfter && stated.Day < DateOnly.MaxValue ? stated.Day.AddDays(1) : null;
        DateOnly? local =
            back is not null && (addressed?.Day == back || shown?.Day == back) ? back
            : ahead is not null && addressed?.Day == ahead ? ahead
            : null;
        return local is DateOnly day ? new PublicationDate(day) : stated;
    }

    private static PublicationDate? FromMarkup(PageTree page, MainText main, DayOrder order)
    {
        PublicationDate? any = null;
        foreach (PageElement element in page.Elements)
        {
            bool isTime = element.Tag == "time";
            string? property = element.Element.GetAttribute("itemprop");
            if (
                (!isTime && property is not ("datePublished" or "dateCreated"))
                || (element.Scope & NoDate) != 0
                || property == "dateModified"
            )
            {
                continue;
            }

            if (
                element.EndLine <= page.Elements[main.Root].FirstLine - LinesAround
                || element.FirstLine > page.Elements[main.Root].EndLine + LinesAround
            )
            {
                continue;
            }

            string text = element.Element.TextContent;
            PublicationDate? date =
                Find(
                    element.Element.GetAttribute("datetime")
                        ?? element.Element.GetAttribute("content")
                        ?? element.Element.GetAttribute("title")
                ) ?? Find(text, order);
            if (date is null || SaysChanged(element, page))
            {
                continue;
            }

            if (property is not null || (element.Own & Scope.Date) != 0 && Has(element.Element.ClassName, PublishedClasses))
            {
                return date;
            }

            any ??= date;
        }

        return any;
    }

    private static bool SaysChanged(PageElement element, PageTree page)
    {
        string? names = element.Element.ClassName + " " + (element.Parent >= 0 ? page.Elements[element.Parent].Element.ClassName : null);
        return Has(names, ChangedOnlyClasses) || (Has(names, ChangedClasses) && !Has(names, PublishedClasses));
    }

    // A line near the headline or at the end of the story that has a date and little else.
    private static PublicationDate? Shown(PageTree page, MainText main, DayOrder order)
    {
        PageElement root = page.Elements[main.Root];
        int start = Math.Max(0, root.FirstLine - LinesAround);
        int end = Math.Min(page.Lines.Count, root.EndLine + LinesAfter);
        PublicationDate? fallback = null;
        for (int i = start; i < end; i++)
        {
            PageLine line = page.Lines[i];
            Scope scope = main.ScopeOf(line);
            if (line.Text.Length > LongestLine || (scope & NoDate) != 0 || MainText.IsRunning(line) || !HasDigit(line.Text))
            {
                continue;
            }

            if (DateReader.TryReadLine(line.Text, out PublicationDate date, out bool isChange, order))
            {
                if (!isChange)
                {
                    return date;
                }

                continue;
            }

            bool isHead = fallback is null && i < root.FirstLine + LinesOfHead;
            if (isHead && Part(line.Text, order) is PublicationDate part)
            {
                fallback = part;
            }
            else if (
                (scope & (Scope.Date | Scope.Byline)) != 0
                && DateReader.TryFind(line.Text, out date, order)
                && !Has(line.Text, ChangedWords)
            )
            {
                return date;
            }
            else if (isHead && Told(line.Text, order) is PublicationDate told)
            {
                fallback = told;
            }
        }

        return fallback;
    }

    // “By Jane Doe, 10 January 2022”, “First published in our issue of 10 January 2022”.
    private static PublicationDate? Told(string line, DayOrder order)
    {
        int at = PublishedWords.Max(word => line.IndexOf(word, StringComparison.OrdinalIgnoreCase));
        return at >= 0 || Openings.EndAt(line, 0) >= 0 ? Find(line[Math.Max(at, 0)..], order) : null;
    }

    // “January 13, 2020 at 08:45 AM | Categories: Python”
    private static PublicationDate? Part(string line, DayOrder order)
    {
        foreach (Range range in line.AsSpan().SplitAny('|', '·', '•'))
        {
            (int start, int length) = range.GetOffsetAndLength(line.Length);
            if (
                length < line.Length
                && DateReader.TryReadLine(line.AsSpan(start, length), out PublicationDate date, out bool isChange, order)
                && !isChange
            )
            {
                return date;
            }
        }

        return null;
    }

    private static PublicationDate? Find(string? text, DayOrder order = DayOrder.Unknown) =>
        DateReader.TryFind(text, out PublicationDate date, order) ? date : null;

    private static bool HasDigit(string text) => text.AsSpan().ContainsAnyInRange('0', '9');

    private static bool Has(string? text, string[] words) =>
        text is not null && Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string[] Words(string section) => [.. WordList.Read(File, section).Words];
}
