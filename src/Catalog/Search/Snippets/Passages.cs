using System.Buffers;
using Pipeline.Catalog.Queries;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Search.Snippets;

/// <summary>Cuts passages out of a text around what was found in it.</summary>
internal static class Passages
{
    /// <summary>How long a passage is at most, in UTF-16 units, unless one thing that was found is longer.</summary>
    private const int MaxLength = 200;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\u2028\u2029");
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?…。！？");

    /// <summary>The best passages: those that show most of the conditions, of equal ones the first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">What was found in it.</param>
    /// <param name="most">How many passages.</param>
    public static IReadOnlyList<Snippet> Best(string text, List<Found> found, int most)
    {
        List<Passage> passages = Cut(text, found);
        var best = new List<Snippet>();
        var shown = new HashSet<int>();
        while (best.Count < most && passages.Count > 0)
        {
            // Ties go to the first, so passages come in the order of the text.
            Passage next = passages.MaxBy(passage =>
                (passage.Conditions.Count(condition => !shown.Contains(condition)), passage.Conditions.Count, passage.Found.Count)
            )!;
            passages.Remove(next);
            shown.UnionWith(next.Conditions);
            best.Add(
                new Snippet(
                    SnippetField.Text,
                    next.Span.Start,
                    next.Span.Length,
                    text.Substring(next.Span.Start, next.Span.Length),
                    WordFinder.Marks(next.Found, next.Span.Start)
                )
            );
        }

        return best;
    }

    /// <summary>Passages in text order, none of which overlap.</summary>
    private static List<Passage> Cut(string text, List<Found> found)
    {
        found.Sort(static (x, y) => x.Start != y.Start ? x.Start.CompareTo(y.Start) : y.End.CompareTo(x.End));
        var passages = new List<Passage>();
        int free = 0;
        for (int first = 0; first < found.Count; )
        {
            if (found[first].Start < free)
            {
                first++;
                continue;
            }

            TextSpan line = LineAround(text, found[first]);
            int next = first + 1;
            int end = found[first].End;
            while (next < found.Count && found[next].End <= line.End && Math.Max(end, found[next].End) - found[first].Start <= MaxLength)
            {
                end = Math.Max(end, found[next++].End);
            }

            TextSpan span = Widen(text, line, found[first].Start, end, free);
            passages.Add(
                new Passage(span, [.. found.Skip(first).TakeWhile(one => one.Start < span.End).Where(one => one.End <= span.End)])
            );
            free = span.End;
            first = next;
        }

        return passages;
    }

    /// <summary>The line that something stands in; more where it goes over several.</summary>
    private static TextSpan LineAround(string text, Found found)
    {
        int start = text.AsSpan(0, found.Start).LastIndexOfAny(LineEnds) + 1;
        int end = text.AsSpan(found.End).IndexOfAny(LineEnds);
        return new TextSpan(start, (end < 0 ? text.Length : found.End + end) - start);
    }

    private static TextSpan Widen(string text, TextSpan line, int start, int end, int free)
    {
        int from = Math.Max(line.Start, free);
        if (line.End - from > MaxLength)
        {
            int spare = Math.Max(0, MaxLength - (end - start));
            from = BeginningFrom(text, Math.Max(from, start - (spare / 2)), from, start);
        }

        int to = Math.Min(line.End, Math.Max(end, from + MaxLength));
        to = to == line.End ? to : EndBefore(text, to, end);
        while (from < start && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > end && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        return new TextSpan(from, to - from);
    }

    /// <summary>The beginning of a sentence, else of a word, between two positions.</summary>
    private static int BeginningFrom(string text, int from, int least, int start)
    {
        if (from <= least)
        {
            return least;
        }

        for (int at = from; at < start; at++)
        {
            if (char.IsWhiteSpace(text[at]) && SentenceEnds.Contains(text[at - 1]))
            {
                return at + 1;
            }
        }

        for (int at = from; at < start; at++)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                return at + 1;
            }
        }

        return char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    /// <summary>The end of a word between two positions.</summary>
    private static int EndBefore(string text, int to, int end)
    {
        for (int at = to; at > end; at--)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                return at;
            }
        }

        return char.IsLowSurrogate(text[to]) ? to - 1 : to;
    }

    private sealed record Passage(TextSpan Span, IReadOnlyList<Found> Found)
    {
        public IReadOnlyList<int> Conditions { get; } = [.. Found.Select(static found => found.Condition).Distinct()];
    }
}
