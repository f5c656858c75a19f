using Pipeline.Articles;
using Pipeline.Catalog.Queries;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>A batch for reading: how many records it had, and which of them could not be taken.</summary>
internal static class BatchView
{
    public static void Write(ArticleSummary batch)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{batch.Name}[/]");
        AnsiConsole.MarkupLineInterpolated($"[dim]{batch.Id}  batch  uploaded {batch.Uploaded:yyyy-MM-dd}[/]");
        BatchSummary summary = batch.Batch ?? BatchSummary.Empty;
        AnsiConsole.MarkupLineInterpolated(
            $"{summary.Records:N0} records; {summary.Records - summary.Rejected:N0} are articles of their own, called {batch.Name}/…"
        );
        if (summary.Rejected > 0)
        {
            string which = summary.Rejected > summary.Rejections.Count ? $", the first {summary.Rejections.Count:N0} of them" : "";
            AnsiConsole.MarkupLineInterpolated($"{summary.Rejected:N0} could not be taken{which}:");
        }

        foreach (RejectedRecord record in summary.Rejections)
        {
            AnsiConsole.MarkupLineInterpolated($"  {record.Name}  [dim]{record.Rejection.Code}: {record.Rejection.Reason}[/]");
        }
    }
}
