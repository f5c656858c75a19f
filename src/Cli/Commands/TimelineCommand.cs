using System.CommandLine;
using Pipeline.Catalog;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline timeline</c>: how many articles meet every condition, per day, week, month or year, as bars.</summary>
internal static class TimelineCommand
{
    public static Command Create()
    {
        var api = new ApiOptions();
        var query = new QueryOptions(ArticleFilters.All);
        Option<string> interval = Choice.Option("--interval", "day, week, month or year.", "month", "day", "week", "month", "year");
        var command = new CommandWithExamples(
            "timeline",
            "Count articles over time.",
            "bridge",
            "--person Karin --interval week",
            "--source Sputnik --json"
        )
        {
            interval,
        };
        query.AddWithoutLimitTo(command);
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                RouteQuery route = query.Query("api/timeline", arguments).With("interval", arguments.GetValue(interval));
                Timeline timeline = await pipeline.GetAsync(route.ToString(), CatalogJsonContext.Readable.Timeline, cancellationToken);

                // Oldest first, as people read time.
                IReadOnlyList<IntervalCount> counts = [.. timeline.Items.Reverse()];
                if (api.Json(arguments))
                {
                    await JsonLines.WriteAsync(counts.ToAsyncEnumerable(), CatalogJsonContext.Readable.IntervalCount, cancellationToken);
                }
                else
                {
                    TimelineBars.Write(counts, arguments.GetRequiredValue(interval));
                }

                return counts.Count > 0 ? ExitCodes.Success : ExitCodes.NothingFound;
            }
        );
        return command;
    }
}
