using System.Globalization;
using AngleSharp.Dom;
using Pipeline.Articles.Dates;
using Pipeline.Articles.Drafts;

namespace Pipeline.Articles.Html;

/// <summary>
/// Finds the entries of a live blog: a row of parts that are alike, each with a time of day and running text; or what the page states of
/// them for machines.
/// </summary>
internal static class LiveEntries
{
    private const int FewestEntries = 3;
    private const double EnoughOfStory = 0.4;
    private const int LongestClock = 40;
    private const int KeyLength = 40;
    private const Scope NoEntry = Scope.Navigation | Scope.Related | Scope.Comments | Scope.Promotion | Scope.Hidden | Scope.Aside;

    /// <summary>Marks the line that opens each entry with the entry's time.</summary>
    /// <param name="page">The page.</param>
    /// <param name="main">Where the story is.</param>
    /// <param name="kept">The lines of the story.</param>
    /// <param name="draft">The draft; its entries and its day are known.</param>
    public static void Mark(PageTree page, MainText main, List<PageLine> kept, ArticleDraft draft)
    {
        if (draft.Updates.Count > 0 && MarkStated(kept, draft) > 0)
        {
            return;
        }

        foreach ((int entry, string time) in Row(page, main, draft.Published?.Day))
        {
            PageLine? first = kept.Find(line => line.Owner >= entry && line.Owner < page.Elements[entry].End);
            if (first is not null)
            {
                first.Time ??= time;
            }
        }
    }

    /// <summary>The blocks of the entries that a page states and does not show.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="limits">How deep markup in them may nest.</param>
    public static List<DraftBlock> Blocks(ArticleDraft draft, ArticleLimits limits)
    {
        var blocks = new List<DraftBlock>();
        foreach (DraftUpdate update in draft.Updates)
        {
            var entry = new ArticleDraft();
            if (update.Headline is string headline)
            {
                entry.Add(BlockKind.Heading, headline);
            }

            EscapedMarkup.ReadBody(update.Body, entry, limits);
            for (int i = 0; i < entry.Blocks.Count; i++)
            {
                blocks.Add(i == 0 ? entry.Blocks[i] with { Time = Iso(update.Published, null) } : entry.Blocks[i]);
            }
        }

        return blocks;
    }

    /// <summary>Whether a page states entries and shows next to none of them.</summary>
    /// <param name="kept">The lines of the story.</param>
    /// <param name="draft">The draft; its entries are known.</param>
    public static bool AreUnshown(List<PageLine> kept, ArticleDraft draft) =>
        draft.Updates.Count >= FewestEntries
        && draft.Updates.Any(update => update.Body.Length > 0)
        && MarkStated(kept, draft) < Math.Min(FewestEntries, draft.Updates.Count);

    private static int MarkStated(List<PageLine> kept, ArticleDraft draft)
    {
        var times = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DraftUpdate update in draft.Updates)
        {
            if (Iso(update.Published, null) is not string time)
            {
                continue;
            }

            foreach (string? words in (ReadOnlySpan<string?>)[update.Headline, update.Body])
            {
                if (Key(words) is string key)
                {
                    times.TryAdd(key, time);
                }
            }
        }

        string? last = null;
        int marked = 0;
        foreach (PageLine line in kept)
        {
            // The heading opens the entry; its first paragraph has the same time.
            if (Key(line.Text) is string key && times.TryGetValue(key, out string? time) && time != last)
            {
                line.Time = last = time;
                marked++;
            }
        }

        return marked;
    }

    // The first letters and digits, so that marks and spacing do not matter; markup has none in its tags that come first.
    private static string? Key(string? words)
    {
        Span<char> key = stackalloc char[KeyLength];
        (int length, bool inTag) = (0, false);
        foreach (char unit in words ?? "")
        {
            inTag = unit == '<' || (inTag && unit != '>');
            if (!inTag && char.IsLetterOrDigit(unit) && length < KeyLength)
            {
                key[length++] = char.ToLowerInvariant(unit);
            }
        }

        return length >= 8 ? key[..length].ToString() : null;
    }

    private static List<(int Entry, string Time)> Row(PageTree page, MainText main, DateOnly? day)
    {
        int all = Running(page, page.Elements[main.Root]);
        foreach (
            (List<int> entries, int running) in Rows(page, main)
                .Where(entries => entries.Count >= FewestEntries)
                .Select(entries => (entries, entries.Sum(entry => Running(page, page.Elements[entry]))))
                .OrderByDescending(row => row.Item2)
        )
        {
            if (running < EnoughOfStory * all)
            {
                break;
            }

            var timed = new List<(int, string)>();
            foreach (int entry in entries)
            {
                if (Running(page, page.Elements[entry]) > 0 && Time(page, entry, day) is string time)
                {
                    timed.Add((entry, time));
                }
            }

            if (timed.Count >= FewestEntries && timed.Count * 2 > entries.Count)
            {
                return timed;
            }
        }

        return [];
    }

    // Elements that have their parent, their tag and their first class in common.
    private static List<List<int>> Rows(PageTree page, MainText main)
    {
        var rows = new Dictionary<(int, string, string), List<int>>();
        for (int i = main.Root + 1; i < page.Elements[main.Root].End; i++)
        {
            PageElement element = page.Elements[i];
            if (!element.IsBlock || element.EndLine - element.FirstLine < 2 || (element.Scope & NoEntry) != 0)
            {
                continue;
            }

            string names = element.Element.ClassName ?? "";
            int space = names.IndexOf(' ');
            (int, string, string) row = (element.Parent, element.Tag, space < 0 ? names : names[..space]);
            if (!rows.TryGetValue(row, out List<int>? entries))
            {
                rows[row] = entries = [];
            }

            entries.Add(i);
        }

        return [.. rows.Values];
    }

    private static int Running(PageTree page, PageElement element)
    {
        int running = 0;
        for (int i = element.FirstLine; i < element.EndLine; i++)
        {
            running += MainText.IsSentence(page.Lines[i]) ? page.Lines[i].Text.Length : 0;
        }

        return running;
    }

    private static string? Time(PageTree page, int entry, DateOnly? day)
    {
        for (int i = entry; i < page.Elements[entry].End; i++)
        {
            IElement element = page.Elements[i].Element;
            if (
                page.Elements[i].Tag == "time"
                && DateReader.TryFind(element.GetAttribute("datetime"), out PublicationDate stated)
                && stated.Time is not null
            )
            {
                return Iso(stated, null);
            }
        }

        for (int i = page.Elements[entry].FirstLine; i < page.Elements[entry].EndLine; i++)
        {
            string text = page.Lines[i].Text;
            if (text.Length > LongestClock)
            {
                continue;
            }

            if (DateReader.TryReadLine(text, out PublicationDate shown, out _) && shown.Time is not null)
            {
                return Iso(shown, null);
            }

            if (DateReader.TryReadClock(text, out TimeOnly clock, out TimeSpan? offset))
            {
                return day is DateOnly known ? Iso(new PublicationDate(known, clock, offset), null) : Iso(null, clock);
            }
        }

        return null;
    }

    private static string? Iso(PublicationDate? date, TimeOnly? clock)
    {
        if (date is not PublicationDate known)
        {
            return clock?.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        }

        if (known.Time is not TimeOnly time)
        {
            return null;
        }

        return known.Instant is DateTimeOffset instant
            ? instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : known.Day.ToDateTime(time).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
