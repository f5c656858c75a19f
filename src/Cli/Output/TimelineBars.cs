using Pipeline.Catalog.Queries;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>A timeline as bars in the terminal.</summary>
internal static class TimelineBars
{
    // Beyond it, a bar and its label are too far apart; a pipe has no width at all.
    private const int Widest = 120;

    /// <summary>Writes a bar for each interval, or that there is nothing.</summary>
    /// <param name="counts">The intervals, oldest first.</param>
    /// <param name="interval">How long one is: <c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</param>
    public static void Write(IReadOnlyList<IntervalCount> counts, string interval)
    {
        if (counts.Count == 0)
        {
            Console.Error.WriteLine("No article meets these conditions.");
            return;
        }

        BarChart chart = new BarChart().Width(Math.Min(AnsiConsole.Profile.Width, Widest)).UseValueFormatter((value, _) => $"{value:N0}");
        foreach (IntervalCount count in counts)
        {
            chart.AddItem(Label(count.From, interval), count.Articles, Color.Blue);
        }

        AnsiConsole.Write(chart);
    }

    private static string Label(DateOnly from, string interval) =>
        interval switch
        {
            "year" => $"{from:yyyy}",
            "month" => $"{from:yyyy-MM}",
            _ => $"{from:yyyy-MM-dd}",
        };
}
