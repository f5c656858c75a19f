using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>How ingestion goes on: one line that is written over on a terminal, a line for each change in a pipe.</summary>
internal static class IngestionLine
{
    private const string ToLineStart = "\r";
    private const string ToLineEnd = "\u001b[K";

    /// <summary>Writes each report until there is none.</summary>
    /// <param name="reports">The reports as they come.</param>
    /// <param name="clock">Tells how fast articles are indexed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WriteAsync(IAsyncEnumerable<StatusReport> reports, TimeProvider clock, CancellationToken cancellationToken)
    {
        bool terminal = AnsiConsole.Profile.Capabilities.Interactive && AnsiConsole.Profile.Capabilities.Ansi;
        string last = "";
        (long Indexed, long At)? before = null;
        try
        {
            await foreach (StatusReport report in reports.WithCancellation(cancellationToken))
            {
                long indexed = Count(report, ArticleStatus.Indexed);
                long now = clock.GetTimestamp();
                double perSecond = before is { } one ? (indexed - one.Indexed) / clock.GetElapsedTime(one.At, now).TotalSeconds : 0;
                before = (indexed, now);
                string line = Describe(report) + (perSecond > 0 ? $", {perSecond:N0}/s" : "");
                if (terminal)
                {
                    Console.Write($"{ToLineStart}{Cut(line)}{ToLineEnd}");
                }
                else if (Describe(report) != last)
                {
                    Console.WriteLine(line);
                }

                last = Describe(report);
            }
        }
        finally
        {
            if (terminal)
            {
                Console.WriteLine();
            }
        }
    }

    /// <summary>A report in one line.</summary>
    public static string Describe(StatusReport report)
    {
        int waiting = report.Queues.Where(queue => !IsPoison(queue)).Sum(queue => queue.Messages);
        int failed = report.Queues.Where(IsPoison).Sum(queue => queue.Messages);
        string failures = failed > 0 ? $", {failed:N0} failed (`pipeline poison` says why)" : "";
        return $"{Count(report, ArticleStatus.Indexed):N0} indexed, {Count(report, ArticleStatus.Rejected):N0} rejected, "
            + $"{waiting:N0} waiting{failures}";
    }

    private static long Count(StatusReport report, ArticleStatus status) =>
        report.Articles.Where(count => count.Status == status).Sum(count => (long)count.Count);

    private static bool IsPoison(QueueDepth queue) => queue.Queue.EndsWith(CatalogNames.PoisonSuffix, StringComparison.Ordinal);

    private static string Cut(string line) => line.Length < AnsiConsole.Profile.Width ? line : line[..(AnsiConsole.Profile.Width - 1)];
}
