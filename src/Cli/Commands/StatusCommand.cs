using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline status</c>: how many articles are indexed and rejected, and what waits.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var command = new CommandWithExamples(
            "status",
            "Show how many articles are indexed and rejected, and what waits in the queues.",
            "",
            "--url https://myapp.azurewebsites.net --json"
        );
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                if (api.Json(arguments))
                {
                    Console.WriteLine(await pipeline.GetTextAsync("api/status", cancellationToken));
                }
                else
                {
                    Write(await pipeline.GetAsync("api/status", CatalogJsonContext.Readable.StatusReport, cancellationToken));
                }

                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static void Write(StatusReport report)
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("").AddColumn(new TableColumn("").RightAligned());
        foreach (StatusCount count in report.Articles)
        {
            table.AddRow(
                $"articles {count.Status.ToString().ToLowerInvariant()}",
                $"{(count.Complete ? "" : "at least ")}{count.Count:N0}"
            );
        }

        foreach (QueueDepth queue in report.Queues)
        {
            table.AddRow(Markup.Escape($"queue {queue.Queue}"), $"{queue.Messages:N0}");
        }

        AnsiConsole.Write(table);
    }
}
