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
        Option<string> interval = new Option<string>("--interval")
        {
            Description = "day, week, month or year.",
            DefaultValueFactory = _ => "month",
        }.AcceptOnlyFromAmong("day", "week", "month", "year");
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
                List<IntervalCount> counts = await ReadAsync(
                    pipeline,
                    () => query.Query("api/timeline", arguments).With("interval", arguments.GetValue(interval)),
                    cancellationToken
                );
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

    // Oldest first, as people read time. The last interval of one page may go on as the first of the next.
    private static async Task<List<IntervalCount>> ReadAsync(
        PipelineApi pipeline,
        Func<RouteQuery> query,
        CancellationToken cancellationToken
    )
    {
        var counts = new List<IntervalCount>();
        string? continuation = null;
        do
        {
            Timeline page = await pipeline.GetAsync(
                query().With("continuation", continuation).ToString(),
                CatalogJsonContext.Readable.Timeline,
                cancellationToken
            );
            foreach (IntervalCount count in page.Items)
            {
                if (counts.Count > 0 && counts[^1].From == count.From)
                {
                    counts[^1] = counts[^1] with { Articles = counts[^1].Articles + count.Articles };
                }
                else
                {
                    counts.Add(count);
                }
            }

            continuation = page.Continuation;
        } while (continuation is not null);
        counts.Reverse();
        return counts;
    }
}
