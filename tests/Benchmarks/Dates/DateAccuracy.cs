using System.Globalization;
using Pipeline.Articles;
using Pipeline.Metadata;

namespace Pipeline.Benchmarks.Dates;

/// <summary>How many dates of the Recognizers-Text cases are found and resolved, scored as TempEval-3 task A.</summary>
internal static class DateAccuracy
{
    /// <summary>Prints relaxed F1 (overlap) and value F1 (overlap and the same period) over the cases of a folder.</summary>
    /// <param name="arguments">The folder of the specifications; <c>wrong</c> after it lists what is not right.</param>
    /// <param name="cancellationToken">Stops between two cases.</param>
    public static Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        string? folder = arguments.ElementAtOrDefault(0);
        bool list = arguments.ElementAtOrDefault(1) == "wrong";
        if (folder is null || !Directory.Exists(folder))
        {
            Console.WriteLine("Name the folder Specs/DateTime/English of a checkout of Recognizers-Text.");
            return Task.CompletedTask;
        }

        var extractor = new MetadataExtractor();
        int cases = 0,
            gold = 0,
            predicted = 0,
            relaxed = 0,
            resolved = 0;
        var byType = new SortedDictionary<string, (int Gold, int Found, int Right)>(StringComparer.Ordinal);
        foreach (RecognizersCase one in RecognizersCase.Read(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            cases++;
            var open = new List<DateMention>(Dates(extractor, one));
            gold += one.Dates.Count;
            predicted += open.Count;
            foreach (RecognizersDate date in one.Dates)
            {
                List<DateMention> touching = open.FindAll(found =>
                    found.Start < date.Start + date.Length && date.Start < found.Start + found.Length
                );

                // A range written out is one date there and two here.
                predicted -= Math.Max(0, touching.Count - 1);
                bool right = touching.Count > 0 && IsRight(date, touching, one.Reference);
                relaxed += touching.Count > 0 ? 1 : 0;
                resolved += right ? 1 : 0;
                (int g, int f, int r) = byType.GetValueOrDefault(date.Type);
                byType[date.Type] = (g + 1, f + (touching.Count > 0 ? 1 : 0), r + (right ? 1 : 0));
                open.RemoveAll(touching.Contains);
                if (list && !right)
                {
                    Console.WriteLine(
                        $"{date.Type}: {one.Text} ({one.Reference:yyyy-MM-dd}): "
                            + $"{string.Join(" + ", touching.Select(static found => $"{found.Text} = {found.Value}"))}; "
                            + $"expected {string.Join(" or ", date.Resolutions)} {date.Timex}"
                    );
                }
            }
        }

        foreach ((string type, (int g, int f, int r)) in byType)
        {
            Console.WriteLine($"{type, -14} {g, 4} dates, found {f, 4}, right {r, 4}");
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cases} cases, {gold} dates, {predicted} found: relaxed F1 {F(relaxed):0.0}, value F1 {F(resolved):0.0}"
            )
        );
        return Task.CompletedTask;

        double F(int right) => 200.0 * right / Math.Max(1, gold + predicted);
    }

    private static IReadOnlyList<DateMention> Dates(MetadataExtractor extractor, RecognizersCase one) =>
        extractor
            .Extract(
                new Article
                {
                    Id = "case",
                    Source = new ArticleSource("case.txt", "text/plain", one.Text.Length, ""),
                    Text = one.Text,
                    Blocks = [new Block(BlockKind.Paragraph, 0, one.Text.Length)],
                    DatePublished = one.Reference,
                }
            )
            .Dates;

    private static bool IsRight(RecognizersDate date, List<DateMention> found, DateOnly reference)
    {
        // “from Monday to Friday”: the two ends; “Friday at 5”, read as two: the one that has both.
        IEnumerable<string> values = found.Select(static one => one.Value ?? "");
        return values.Any(value => IsRight(date, value))
            || (found.Count > 1 && date.Resolutions.Any(resolution => AreEnds(found, resolution, reference)));
    }

    // “from 2014 to 2018” ends there on 1 January 2018: what counts is that both ends are the periods named.
    private static bool AreEnds(List<DateMention> found, string resolution, DateOnly reference)
    {
        string[] ends = resolution.Split('/');
        return ends.Length == 2 && Touches(found[0], ends[0]) && Touches(found[^1], ends[1]);

        bool Touches(DateMention mention, string end)
        {
            string[] period = Period
                .Of(mention.Value == "PRESENT_REF" ? reference.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : mention.Value ?? "")
                .Split('/');
            string wanted = Period.Of(end).Split('/')[0];
            bool exclusive =
                DateOnly.TryParse(period[^1], CultureInfo.InvariantCulture, out DateOnly last)
                && last.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == wanted;
            return period[0] == wanted || period[^1] == wanted || exclusive;
        }
    }

    private static bool IsRight(RecognizersDate date, string value)
    {
        string period = Period.Of(value),
            timex = Period.Of(date.Timex);
        // “the next three days” is P3D here, and a range with that length there.
        string plain = value.EndsWith("DE", StringComparison.Ordinal) ? value[..^2] + "0Y" : value;
        bool length = value.StartsWith('P') && date.Timex.EndsWith("," + plain + ")", StringComparison.Ordinal);
        if (period == timex || length)
        {
            return true;
        }

        return date.Type switch
        {
            "set" => period.Replace("XXXX-XX-XX", "", StringComparison.Ordinal) == timex,
            "duration" => Period.Seconds(value) is { } seconds
                && date.Resolutions.Any(resolution =>
                    double.TryParse(resolution, CultureInfo.InvariantCulture, out double theirs) && Math.Abs(theirs - seconds) < 1
                ),
            "daterange" => date.Resolutions.Any(resolution => Same(period, resolution)),
            "datetimerange" => date.Resolutions.Any(resolution =>
                Ends(period, resolution)
                || (
                    date.Timex is [.., 'T', _, _]
                    && period.EndsWith(date.Timex[^3..], StringComparison.Ordinal)
                    && period.StartsWith(resolution[..10], StringComparison.Ordinal)
                )
            ),
            _ => date.Resolutions.Any(resolution => period == Period.Of(resolution)),
        };
    }

    // The end of a range is exclusive there; of one given by its two ends it is either.
    private static bool Same(string period, string resolution)
    {
        string[] ours = period.Split('/'),
            theirs = resolution.Split('/');
        return theirs.Length == 2
            && ours.Length == 2
            && ours[0] == theirs[0]
            && (
                ours[1] == theirs[1]
                || (
                    DateOnly.TryParse(theirs[1], CultureInfo.InvariantCulture, out DateOnly end)
                    && ours[1] == end.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                )
            );
    }

    private static bool Ends(string period, string resolution)
    {
        string[] ours = period.Split('/'),
            theirs = resolution.Split('/');
        return theirs.Length == 2 && ours.Length == 2 && ours[0] == Period.Of(theirs[0]) && ours[1] == Period.Of(theirs[1]);
    }
}
